import type { Metadata } from "next";
import { AuditCheck } from "@/components/members/audit-check";
import { AuditFilters } from "@/components/members/audit-filters";
import { AuditList } from "@/components/members/audit-list";
import { adminPage } from "@/lib/auth/current";
import { checkInstanceAuditAction } from "@/lib/people/actions";
import { auditFilter, auditHref } from "@/lib/people/audit-filter";
import { instanceAuditChoices, listInstanceAudit } from "@/lib/people/audit-queries";

export const metadata: Metadata = { title: "Audit log" };

export default async function InstanceAuditPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const scope = await adminPage();
  const filter = auditFilter(await searchParams);
  const [{ items, next }, choices] = await Promise.all([listInstanceAudit(scope, filter), instanceAuditChoices(scope)]);
  const { before: _page, ...chosen } = filter;
  return (
    <div className="grid gap-4">
      <AuditCheck check={checkInstanceAuditAction} />
      <AuditFilters filter={filter} {...choices} />
      <AuditList
        entries={items}
        olderHref={next === null ? null : auditHref({ ...filter, before: next })}
        isFiltered={Object.values(chosen).some(Boolean)}
      />
    </div>
  );
}
