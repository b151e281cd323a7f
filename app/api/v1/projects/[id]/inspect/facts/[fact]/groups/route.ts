import { serve } from "@/lib/api/serve";
import { readFactByLabels } from "@/lib/curate/inspect/endpoints";

export const GET = serve(readFactByLabels);
