import { serve } from "@/lib/api/serve";
import { previewCall } from "@/lib/label/endpoints";

export const GET = serve(previewCall);
