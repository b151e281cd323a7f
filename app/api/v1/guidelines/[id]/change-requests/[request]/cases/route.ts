import { serve } from "@/lib/api/serve";
import { addCasesCall } from "@/lib/guideline/change-requests/endpoints";

export const POST = serve(addCasesCall);
