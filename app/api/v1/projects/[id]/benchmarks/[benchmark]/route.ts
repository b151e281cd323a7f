import { serve } from "@/lib/api/serve";
import { removeBenchmarkCall } from "@/lib/curate/contamination/endpoints";

export const DELETE = serve(removeBenchmarkCall);
