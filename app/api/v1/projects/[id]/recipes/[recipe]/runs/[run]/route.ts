import { serve } from "@/lib/api/serve";
import { readRunCall } from "@/lib/curate/recipes/endpoints";

export const GET = serve(readRunCall);
