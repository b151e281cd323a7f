import { serve } from "@/lib/api/serve";
import { readFatigue } from "@/lib/measure/fatigue/endpoints";

export const GET = serve(readFatigue);
