import { serve } from "@/lib/api/serve";
import { listSubmitted } from "@/lib/label/endpoints";

export const GET = serve(listSubmitted);
