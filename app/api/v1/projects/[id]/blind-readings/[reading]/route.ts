import { serve } from "@/lib/api/serve";
import { readBlindReading } from "@/lib/curate/measurements/blind-endpoints";

export const GET = serve(readBlindReading);
