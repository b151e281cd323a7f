import { serve } from "@/lib/api/serve";
import { postVersion } from "@/lib/guideline/endpoints";

export const POST = serve(postVersion);
