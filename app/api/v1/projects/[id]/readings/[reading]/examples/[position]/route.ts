import { serve } from "@/lib/api/serve";
import { exampleOfReadingCall, keepFindingCall } from "@/lib/curate/readings/endpoints";

export const GET = serve(exampleOfReadingCall);
export const PUT = serve(keepFindingCall);
