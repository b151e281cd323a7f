import { serve } from "@/lib/api/serve";
import { deleteToken } from "@/lib/people/token-endpoints";

export const DELETE = serve(deleteToken);
