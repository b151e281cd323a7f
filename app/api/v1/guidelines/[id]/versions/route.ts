import { serve } from "@/lib/api/serve";
import { getVersions, postVersion } from "@/lib/guideline/endpoints";

export const GET = serve(getVersions);
export const POST = serve(postVersion);
