import { serve } from "@/lib/api/serve";
import { listRoundsCall, openRoundCall } from "@/lib/assign/endpoints";

export const GET = serve(listRoundsCall);
export const POST = serve(openRoundCall);
