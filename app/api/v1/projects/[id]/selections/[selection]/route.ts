import { serve } from "@/lib/api/serve";
import { endSelectionCall } from "@/lib/curate/selection/endpoints";

export const DELETE = serve(endSelectionCall);
