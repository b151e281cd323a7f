import { serve } from "@/lib/api/serve";
import { listTakenCall } from "@/lib/curate/recipes/endpoints";

export const GET = serve(listTakenCall);
