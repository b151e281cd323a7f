import { serve } from "@/lib/api/serve";
import { listQueueCall } from "@/lib/resolve/endpoints";

export const GET = serve(listQueueCall);
