import { serve } from "@/lib/api/serve";
import { postVerdicts } from "@/lib/evaluate/judge-endpoints";

export const POST = serve(postVerdicts);
