import { serve } from "@/lib/api/serve";
import { getTokens, postToken } from "@/lib/people/token-endpoints";

export const GET = serve(getTokens);
export const POST = serve(postToken);
