import { serve } from "@/lib/api/serve";
import { findFactsCall, readFactsStateCall } from "@/lib/facts/endpoints";

export const GET = serve(readFactsStateCall);
export const POST = serve(findFactsCall);
