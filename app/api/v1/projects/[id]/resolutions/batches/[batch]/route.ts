import { serve } from "@/lib/api/serve";
import { withdrawBatchCall } from "@/lib/resolve/rule-endpoints";

export const DELETE = serve(withdrawBatchCall);
