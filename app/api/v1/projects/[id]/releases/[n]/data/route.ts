import { serve } from "@/lib/api/serve";
import { releaseDataCall } from "@/lib/release/endpoints";

export const GET = serve(releaseDataCall);
