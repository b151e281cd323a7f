import { serve } from "@/lib/api/serve";
import { changeRoundCall, readRoundCall } from "@/lib/assign/endpoints";

export const GET = serve(readRoundCall);
export const PATCH = serve(changeRoundCall);
