import { serve } from "@/lib/api/serve";
import { listFlagsCall } from "@/lib/resolve/flag-endpoints";

export const GET = serve(listFlagsCall);
