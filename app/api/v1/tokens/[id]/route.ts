import { serve } from "@/lib/api/serve";
import { deleteToken } from "@/lib/auth/token-endpoints";

export const DELETE = serve(deleteToken);
