import { serve } from "@/lib/api/serve";
import { readContamination, startContamination } from "@/lib/curate/contamination/endpoints";

export const GET = serve(readContamination);
export const POST = serve(startContamination);
