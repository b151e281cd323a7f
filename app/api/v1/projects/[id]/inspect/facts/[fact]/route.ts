import { serve } from "@/lib/api/serve";
import { readFact } from "@/lib/curate/inspect/endpoints";

export const GET = serve(readFact);
