import { serve } from "@/lib/api/serve";
import { settleMeasuredCall } from "@/lib/curate/measurements/endpoints";

export const PUT = serve(settleMeasuredCall);
