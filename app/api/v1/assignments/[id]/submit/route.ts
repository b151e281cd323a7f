import { serve } from "@/lib/api/serve";
import { submitAnswers } from "@/lib/label/endpoints";

export const POST = serve(submitAnswers);
