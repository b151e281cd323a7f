import { serve } from "@/lib/api/serve";
import { readEvaluation } from "@/lib/evaluate/report/endpoints";

export const GET = serve(readEvaluation);
