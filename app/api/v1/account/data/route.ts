import { serve } from "@/lib/api/serve";
import { getOwnData } from "@/lib/project/account-endpoints";

export const GET = serve(getOwnData);
