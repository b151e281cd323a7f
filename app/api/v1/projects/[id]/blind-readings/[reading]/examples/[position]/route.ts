import { serve } from "@/lib/api/serve";
import { blindExampleCall, keepVerdictCall } from "@/lib/curate/measurements/blind-endpoints";

export const GET = serve(blindExampleCall);
export const PUT = serve(keepVerdictCall);
