import { serve } from "@/lib/api/serve";
import { readVariance } from "@/lib/measure/parts/endpoints";

export const GET = serve(readVariance);
