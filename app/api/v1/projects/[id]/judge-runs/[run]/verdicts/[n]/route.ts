import { serve } from "@/lib/api/serve";
import { getVerdict } from "@/lib/evaluate/judges/endpoints";

export const GET = serve(getVerdict);
