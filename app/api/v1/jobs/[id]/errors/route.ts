import { serve } from "@/lib/api/serve";
import { jobErrorsCall } from "@/lib/jobs/endpoints";

export const GET = serve(jobErrorsCall);
