import { serve } from "@/lib/api/serve";
import { getGuideline } from "@/lib/guideline/endpoints";

export const GET = serve(getGuideline);
