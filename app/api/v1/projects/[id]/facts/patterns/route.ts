import { serve } from "@/lib/api/serve";
import { forgetPatternCall, lookForPatternsCall } from "@/lib/facts/endpoints";

export const POST = serve(lookForPatternsCall);
export const DELETE = serve(forgetPatternCall);
