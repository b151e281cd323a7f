import { serve } from "@/lib/api/serve";
import { readDrillDown } from "@/lib/measure/drill-down-endpoints";

export const GET = serve(readDrillDown);
