import { serve } from "@/lib/api/serve";
import { deleteAccount } from "@/lib/project/account-endpoints";

export const DELETE = serve(deleteAccount);
