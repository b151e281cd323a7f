import { serve } from "@/lib/api/serve";
import { readFlagCall } from "@/lib/resolve/flag-endpoints";

export const GET = serve(readFlagCall);
