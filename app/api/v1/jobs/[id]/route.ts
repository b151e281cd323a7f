import { serve } from "@/lib/api/serve";
import { readJobCall } from "@/lib/jobs/endpoints";

export const GET = serve(readJobCall);
