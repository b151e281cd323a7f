import { serve } from "@/lib/api/serve";
import { deleteToken, getToken } from "@/lib/people/token-endpoints";

export const GET = serve(getToken);
export const DELETE = serve(deleteToken);
