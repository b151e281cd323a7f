import { serve } from "@/lib/api/serve";
import { getDraft, putDraft } from "@/lib/guideline/endpoints";

export const GET = serve(getDraft);
export const PUT = serve(putDraft);
