import { serve } from "@/lib/api/serve";
import { readMeasurementCall } from "@/lib/curate/measurements/endpoints";

export const GET = serve(readMeasurementCall);
