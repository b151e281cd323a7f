import { serve } from "@/lib/api/serve";
import { endReadingCall } from "@/lib/curate/readings/endpoints";

export const POST = serve(endReadingCall);
