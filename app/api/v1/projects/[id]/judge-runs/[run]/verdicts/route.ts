import { serve } from "@/lib/api/serve";
import { postVerdicts } from "@/lib/evaluate/judges/endpoints";

export const POST = serve(postVerdicts);
