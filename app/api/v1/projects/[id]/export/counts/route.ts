import { serve } from "@/lib/api/serve";
import { exportCountsCall } from "@/lib/release/endpoints";

export const GET = serve(exportCountsCall);
