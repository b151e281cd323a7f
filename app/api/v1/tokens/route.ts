import { serve } from "@/lib/api/serve";
import { getTokens, postToken } from "@/lib/auth/token-endpoints";

export const GET = serve(getTokens);
export const POST = serve(postToken);
