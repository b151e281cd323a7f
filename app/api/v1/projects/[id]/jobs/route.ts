import { serve } from "@/lib/api/serve";
import { listJobsCall } from "@/lib/jobs/endpoints";

export const GET = serve(listJobsCall);
