import { serve } from "@/lib/api/serve";
import { releaseInfoCall } from "@/lib/release/endpoints";

export const GET = serve(releaseInfoCall);
