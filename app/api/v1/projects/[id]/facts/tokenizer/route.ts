import { serve } from "@/lib/api/serve";
import { setTokenizerCall, unsetTokenizerCall } from "@/lib/facts/endpoints";

export const PUT = serve(setTokenizerCall);
export const DELETE = serve(unsetTokenizerCall);
