import { serve } from "@/lib/api/serve";
import { listSelectionsCall, saveSelectionCall } from "@/lib/curate/selection/endpoints";

export const GET = serve(listSelectionsCall);
export const POST = serve(saveSelectionCall);
