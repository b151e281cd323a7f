import { serve } from "@/lib/api/serve";
import { readCoefficients } from "@/lib/measure/parts/endpoints";

export const GET = serve(readCoefficients);
