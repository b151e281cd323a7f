import { serve } from "@/lib/api/serve";
import { grantAttemptCall } from "@/lib/assign/qualification/endpoints";

export const POST = serve(grantAttemptCall);
