import { serve } from "@/lib/api/serve";
import { getJudgeRuns, postJudgeRun } from "@/lib/evaluate/judges/endpoints";

export const GET = serve(getJudgeRuns);
export const POST = serve(postJudgeRun);
