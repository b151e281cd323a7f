import { serve } from "@/lib/api/serve";
import { getVersion } from "@/lib/guideline/endpoints";

export const GET = serve(getVersion);
