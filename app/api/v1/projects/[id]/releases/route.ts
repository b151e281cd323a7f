import { serve } from "@/lib/api/serve";
import { createReleaseCall, listReleasesCall } from "@/lib/release/endpoints";

export const GET = serve(listReleasesCall);
export const POST = serve(createReleaseCall);
