import { serve } from "@/lib/api/serve";
import { readExclusionCall } from "@/lib/curate/endpoints";

export const GET = serve(readExclusionCall);
