import type { Metadata } from "next";
import { AuditCheck } from "@/components/members/audit-check";
import { AuditList } from "@/components/members/audit-list";
import type { Search } from "@/lib/address/address";
import { adminPage } from "@/lib/auth/current";
import { checkInstanceAuditAction } from "@/lib/people/actions";
import { auditTable } from "@/lib/people/address";
import { instanceAuditChoices, listInstanceAudit } from "@/lib/people/audit-queries";

export const metadata: Metadata = { title: "Audit log" };

export default async function InstanceAuditPage({ searchParams }: { searchParams: Search }) {
  const scope = await adminPage();
  const view = await auditTable.load(searchParams);
  const [listed, choices] = await Promise.all([listInstanceAudit(scope, view), instanceAuditChoices(scope)]);
  return (
    <div className="grid gap-4">
      <AuditCheck check={checkInstanceAuditAction} />
      <AuditList {...listed} {...choices} />
    </div>
  );
}
