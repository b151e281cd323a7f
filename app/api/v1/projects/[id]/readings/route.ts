import { serve } from "@/lib/api/serve";
import { beginReadingCall, listReadingsCall } from "@/lib/curate/readings/endpoints";

export const GET = serve(listReadingsCall);
export const POST = serve(beginReadingCall);
