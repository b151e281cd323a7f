import { serve } from "@/lib/api/serve";
import { jobErrorsCall } from "@/lib/import/endpoints";

export const GET = serve(jobErrorsCall);
