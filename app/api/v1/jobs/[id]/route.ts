import { serve } from "@/lib/api/serve";
import { readJobCall } from "@/lib/import/endpoints";

export const GET = serve(readJobCall);
