import { serve } from "@/lib/api/serve";
import { releaseCardCall } from "@/lib/release/endpoints";

export const GET = serve(releaseCardCall);
