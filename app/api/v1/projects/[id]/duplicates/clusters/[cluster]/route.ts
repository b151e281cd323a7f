import { serve } from "@/lib/api/serve";
import { readClusterCall } from "@/lib/curate/duplicates/endpoints";

export const GET = serve(readClusterCall);
