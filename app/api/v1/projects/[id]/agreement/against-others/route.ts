import { serve } from "@/lib/api/serve";
import { readAgainstOthers } from "@/lib/measure/parts/endpoints";

export const GET = serve(readAgainstOthers);
