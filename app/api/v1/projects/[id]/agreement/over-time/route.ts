import { serve } from "@/lib/api/serve";
import { readOverTime } from "@/lib/measure/parts/endpoints";

export const GET = serve(readOverTime);
