import { serve } from "@/lib/api/serve";
import { putDraft } from "@/lib/guideline/endpoints";

export const PUT = serve(putDraft);
