import { serve } from "@/lib/api/serve";
import { readAxesCall } from "@/lib/curate/axes/endpoints";

export const GET = serve(readAxesCall);
