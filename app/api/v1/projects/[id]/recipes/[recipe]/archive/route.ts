import { serve } from "@/lib/api/serve";
import { bringBackRecipeCall, putAwayRecipeCall } from "@/lib/curate/recipes/endpoints";

export const POST = serve(putAwayRecipeCall);
export const DELETE = serve(bringBackRecipeCall);
