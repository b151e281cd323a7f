import { serve } from "@/lib/api/serve";
import { listBlindReadings } from "@/lib/curate/measurements/blind-endpoints";

export const GET = serve(listBlindReadings);
