import { serve } from "@/lib/api/serve";
import { cancelJobCall } from "@/lib/jobs/endpoints";

export const POST = serve(cancelJobCall);
