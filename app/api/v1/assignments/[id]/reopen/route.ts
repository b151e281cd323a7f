import { serve } from "@/lib/api/serve";
import { reopenSubmitted } from "@/lib/label/endpoints";

export const POST = serve(reopenSubmitted);
