import { serve } from "@/lib/api/serve";
import { getProjectAudit } from "@/lib/people/audit-endpoints";

export const GET = serve(getProjectAudit);
