import { serve } from "@/lib/api/serve";
import { previewRuleCall, settleByRuleCall } from "@/lib/resolve/rule-endpoints";

export const GET = serve(previewRuleCall);
export const POST = serve(settleByRuleCall);
