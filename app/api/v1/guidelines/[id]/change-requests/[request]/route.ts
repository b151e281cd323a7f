import { serve } from "@/lib/api/serve";
import { readRequestCall } from "@/lib/guideline/change-requests/endpoints";

export const GET = serve(readRequestCall);
