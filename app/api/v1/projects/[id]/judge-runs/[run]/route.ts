import { serve } from "@/lib/api/serve";
import { getJudgeReport } from "@/lib/evaluate/judges/endpoints";

export const GET = serve(getJudgeReport);
