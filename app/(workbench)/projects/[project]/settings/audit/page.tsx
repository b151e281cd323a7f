import type { Metadata } from "next";
import { Thing } from "@/components/frame/thing";
import { AuditCheck } from "@/components/members/audit-check";
import { AuditList } from "@/components/members/audit-list";
import type { Search } from "@/lib/address/address";
import { projectPage } from "@/lib/auth/current";
import { checkProjectAuditAction } from "@/lib/people/actions";
import { auditTable } from "@/lib/people/address";
import { listProjectAudit, projectAuditChoices } from "@/lib/people/audit-queries";

export const metadata: Metadata = { title: "Audit log" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Search;
}

export default async function ProjectAuditPage({ params, searchParams }: Props) {
  const { project: id } = await params;
  const scope = await projectPage(id, "audit:read");
  const view = await auditTable.load(searchParams);
  const [listed, choices] = await Promise.all([listProjectAudit(scope, view), projectAuditChoices(scope)]);
  return (
    <div className="grid gap-4">
      <Thing name="Audit log" />
      <AuditCheck check={checkProjectAuditAction.bind(null, id)} />
      <AuditList {...listed} {...choices} />
    </div>
  );
}
