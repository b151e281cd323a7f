import { serve } from "@/lib/api/serve";
import { exportStandingCall } from "@/lib/release/endpoints";

export const GET = serve(exportStandingCall);
