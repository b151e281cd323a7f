import { serve } from "@/lib/api/serve";
import { endMeasurementCall } from "@/lib/curate/measurements/endpoints";

export const POST = serve(endMeasurementCall);
