import { serve } from "@/lib/api/serve";
import { listTaintedItems } from "@/lib/curate/contamination/endpoints";

export const GET = serve(listTaintedItems);
