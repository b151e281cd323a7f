import { serve } from "@/lib/api/serve";
import { liftSeedsCall, markSeedsCall, readSeeds } from "@/lib/evaluate/report/endpoints";

export const GET = serve(readSeeds);
export const POST = serve(markSeedsCall);
export const DELETE = serve(liftSeedsCall);
