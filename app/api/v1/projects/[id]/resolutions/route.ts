import { serve } from "@/lib/api/serve";
import { listResolutionsCall, settleCall } from "@/lib/resolve/endpoints";

export const GET = serve(listResolutionsCall);
export const POST = serve(settleCall);
