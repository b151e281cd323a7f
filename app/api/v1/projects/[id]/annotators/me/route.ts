import { serve } from "@/lib/api/serve";
import { readOwnFigures } from "@/lib/measure/annotators/endpoints";

export const GET = serve(readOwnFigures);
