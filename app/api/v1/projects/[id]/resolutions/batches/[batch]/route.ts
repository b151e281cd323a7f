import { serve } from "@/lib/api/serve";
import { readBatchCall, withdrawBatchCall } from "@/lib/resolve/rule-endpoints";

export const GET = serve(readBatchCall);
export const DELETE = serve(withdrawBatchCall);
