import { serve } from "@/lib/api/serve";
import { deleteAnyAccount } from "@/lib/project/account-endpoints";

export const DELETE = serve(deleteAnyAccount);
