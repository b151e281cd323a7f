import { serve } from "@/lib/api/serve";
import { readConsistency } from "@/lib/measure/parts/endpoints";

export const GET = serve(readConsistency);
