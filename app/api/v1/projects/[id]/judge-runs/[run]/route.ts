import { serve } from "@/lib/api/serve";
import { getJudgeReport } from "@/lib/evaluate/judge-endpoints";

export const GET = serve(getJudgeReport);
