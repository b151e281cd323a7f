import { serve } from "@/lib/api/serve";
import { fileRequestCall, listRequestsCall } from "@/lib/guideline/change-requests/endpoints";

export const GET = serve(listRequestsCall);
export const POST = serve(fileRequestCall);
