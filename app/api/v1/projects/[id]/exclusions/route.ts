import { serve } from "@/lib/api/serve";
import { excludeCall, includeCall, listExclusionsCall } from "@/lib/curate/endpoints";

export const GET = serve(listExclusionsCall);
export const POST = serve(excludeCall);
export const DELETE = serve(includeCall);
