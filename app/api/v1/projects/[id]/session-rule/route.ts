import { serve } from "@/lib/api/serve";
import { readRule, saveRuleCall, withdrawRuleCall } from "@/lib/measure/fatigue/endpoints";

export const GET = serve(readRule);
export const PUT = serve(saveRuleCall);
export const DELETE = serve(withdrawRuleCall);
