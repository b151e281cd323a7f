import { serve } from "@/lib/api/serve";
import { listRunsCall, runRecipeCall } from "@/lib/curate/recipes/endpoints";

export const GET = serve(listRunsCall);
export const POST = serve(runRecipeCall);
