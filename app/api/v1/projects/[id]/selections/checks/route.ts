import { serve } from "@/lib/api/serve";
import { makeCheckCall } from "@/lib/curate/selection/endpoints";

export const POST = serve(makeCheckCall);
