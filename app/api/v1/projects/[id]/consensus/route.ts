import { serve } from "@/lib/api/serve";
import { readConsensus } from "@/lib/measure/consensus/endpoints";

export const GET = serve(readConsensus);
