import { serve } from "@/lib/api/serve";
import { postGuidelineFile } from "@/lib/guideline/endpoints";

export const POST = serve(postGuidelineFile);
