import { serve } from "@/lib/api/serve";
import { readRecipeCall } from "@/lib/curate/recipes/endpoints";

export const GET = serve(readRecipeCall);
