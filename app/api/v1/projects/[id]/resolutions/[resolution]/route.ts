import { serve } from "@/lib/api/serve";
import { readResolutionCall, withdrawCall } from "@/lib/resolve/endpoints";

export const GET = serve(readResolutionCall);
export const DELETE = serve(withdrawCall);
