import { serve } from "@/lib/api/serve";
import { readAnnotators } from "@/lib/measure/annotators/endpoints";

export const GET = serve(readAnnotators);
