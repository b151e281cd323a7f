import { serve } from "@/lib/api/serve";
import { inspectFacts } from "@/lib/curate/inspect/endpoints";

export const GET = serve(inspectFacts);
