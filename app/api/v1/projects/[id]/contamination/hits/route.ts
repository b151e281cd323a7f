import { serve } from "@/lib/api/serve";
import { listContamination } from "@/lib/curate/contamination/endpoints";

export const GET = serve(listContamination);
