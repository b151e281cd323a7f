import { serve } from "@/lib/api/serve";
import { changeRoundCall } from "@/lib/assign/endpoints";

export const PATCH = serve(changeRoundCall);
