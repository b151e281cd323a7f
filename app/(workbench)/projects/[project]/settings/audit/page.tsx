import type { Metadata } from "next";
import { Thing } from "@/components/frame/thing";
import { AuditCheck } from "@/components/members/audit-check";
import { AuditFilters } from "@/components/members/audit-filters";
import { AuditList } from "@/components/members/audit-list";
import { projectPage } from "@/lib/auth/current";
import { checkProjectAuditAction } from "@/lib/people/actions";
import { auditFilter, auditHref } from "@/lib/people/audit-filter";
import { listProjectAudit, projectAuditChoices } from "@/lib/people/audit-queries";

export const metadata: Metadata = { title: "Audit log" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ProjectAuditPage({ params, searchParams }: Props) {
  const { project: id } = await params;
  const scope = await projectPage(id, "audit:read");
  const filter = auditFilter(await searchParams);
  const [{ items, next }, choices] = await Promise.all([listProjectAudit(scope, filter), projectAuditChoices(scope)]);
  const { before: _page, ...chosen } = filter;
  return (
    <div className="grid gap-4">
      <Thing name="Audit log" />
      <AuditCheck check={checkProjectAuditAction.bind(null, id)} />
      <AuditFilters filter={filter} {...choices} />
      <AuditList
        entries={items}
        olderHref={next === null ? null : auditHref({ ...filter, before: next })}
        isFiltered={Object.values(chosen).some(Boolean)}
      />
    </div>
  );
}
