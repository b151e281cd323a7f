import { serve } from "@/lib/api/serve";
import { excludeMatchingCall } from "@/lib/curate/selection/endpoints";

export const POST = serve(excludeMatchingCall);
