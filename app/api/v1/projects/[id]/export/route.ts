import { serve } from "@/lib/api/serve";
import { exportCall } from "@/lib/release/endpoints";

export const GET = serve(exportCall);
