import { serve } from "@/lib/api/serve";
import { beginAttemptCall } from "@/lib/label/qualification/endpoints";

export const POST = serve(beginAttemptCall);
