import { serve } from "@/lib/api/serve";
import { excludeCall, includeCall } from "@/lib/curate/endpoints";

export const POST = serve(excludeCall);
export const DELETE = serve(includeCall);
