import { serve } from "@/lib/api/serve";
import { getAudit } from "@/lib/people/audit-endpoints";

export const GET = serve(getAudit);
