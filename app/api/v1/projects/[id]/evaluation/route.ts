import { serve } from "@/lib/api/serve";
import { readEvaluation } from "@/lib/evaluate/evaluation-endpoints";

export const GET = serve(readEvaluation);
