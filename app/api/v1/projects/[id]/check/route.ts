import { serve } from "@/lib/api/serve";
import { readCheck } from "@/lib/measure/check/endpoints";

export const GET = serve(readCheck);
