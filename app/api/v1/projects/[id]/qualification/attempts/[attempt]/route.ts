import { serve } from "@/lib/api/serve";
import { readAttemptCall } from "@/lib/label/qualification/endpoints";

export const GET = serve(readAttemptCall);
