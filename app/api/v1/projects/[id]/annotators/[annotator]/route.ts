import { serve } from "@/lib/api/serve";
import { readAnnotator } from "@/lib/measure/annotators/endpoints";

export const GET = serve(readAnnotator);
