import { serve } from "@/lib/api/serve";
import { readSameness } from "@/lib/curate/inspect/endpoints";

export const GET = serve(readSameness);
