import { serve } from "@/lib/api/serve";
import { getVerdicts, postVerdicts } from "@/lib/evaluate/judges/endpoints";

export const GET = serve(getVerdicts);
export const POST = serve(postVerdicts);
