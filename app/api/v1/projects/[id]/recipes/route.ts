import { serve } from "@/lib/api/serve";
import { createRecipeCall, listRecipesCall } from "@/lib/curate/recipes/endpoints";

export const GET = serve(listRecipesCall);
export const POST = serve(createRecipeCall);
