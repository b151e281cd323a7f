import { serve } from "@/lib/api/serve";
import { answerItemCall } from "@/lib/label/qualification/endpoints";

export const POST = serve(answerItemCall);
