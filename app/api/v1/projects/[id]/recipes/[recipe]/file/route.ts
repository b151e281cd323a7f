import { serve } from "@/lib/api/serve";
import { readRecipeFileCall, saveRecipeCall } from "@/lib/curate/recipes/endpoints";

export const GET = serve(readRecipeFileCall);
export const PUT = serve(saveRecipeCall);
