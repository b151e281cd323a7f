import { serve } from "@/lib/api/serve";
import { decideRequestCall } from "@/lib/guideline/change-requests/endpoints";

export const POST = serve(decideRequestCall);
