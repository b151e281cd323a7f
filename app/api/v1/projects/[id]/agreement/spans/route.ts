import { serve } from "@/lib/api/serve";
import { readSpans } from "@/lib/measure/parts/endpoints";

export const GET = serve(readSpans);
