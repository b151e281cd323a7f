import { serve } from "@/lib/api/serve";
import { readReleaseCall } from "@/lib/release/endpoints";

export const GET = serve(readReleaseCall);
