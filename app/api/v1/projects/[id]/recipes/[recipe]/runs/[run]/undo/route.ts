import { serve } from "@/lib/api/serve";
import { undoRunCall } from "@/lib/curate/recipes/endpoints";

export const POST = serve(undoRunCall);
