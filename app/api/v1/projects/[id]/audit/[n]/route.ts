import { serve } from "@/lib/api/serve";
import { getProjectAuditEntry } from "@/lib/people/audit-endpoints";

export const GET = serve(getProjectAuditEntry);
