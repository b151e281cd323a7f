import { serve } from "@/lib/api/serve";
import { readLabelsAlongFact } from "@/lib/curate/inspect/endpoints";

export const GET = serve(readLabelsAlongFact);
