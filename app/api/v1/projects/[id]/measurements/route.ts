import { serve } from "@/lib/api/serve";
import { listMeasurementsCall, startMeasurementCall } from "@/lib/curate/measurements/endpoints";

export const GET = serve(listMeasurementsCall);
export const POST = serve(startMeasurementCall);
