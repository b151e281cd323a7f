import { serve } from "@/lib/api/serve";
import { exportInfoCall } from "@/lib/release/endpoints";

export const GET = serve(exportInfoCall);
