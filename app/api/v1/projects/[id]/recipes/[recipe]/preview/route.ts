import { serve } from "@/lib/api/serve";
import { previewRecipeCall } from "@/lib/curate/recipes/endpoints";

export const POST = serve(previewRecipeCall);
