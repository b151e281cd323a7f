import type { Metadata } from "next";
import { AuditCheck } from "@/components/members/audit-check";
import { AuditList } from "@/components/members/audit-list";
import { checkInstanceAuditAction } from "@/lib/auth/audit-actions";
import { listInstanceAudit } from "@/lib/auth/audit-queries";
import { beforeNumber } from "@/lib/auth/before-number";
import { adminPage } from "@/lib/auth/current";

export const metadata: Metadata = { title: "Audit log" };

export default async function InstanceAuditPage({ searchParams }: { searchParams: Promise<{ before?: string }> }) {
  const scope = await adminPage();
  const { items, next } = await listInstanceAudit(scope, beforeNumber((await searchParams).before));
  return (
    <div className="grid gap-4">
      <AuditCheck check={checkInstanceAuditAction} />
      <AuditList entries={items} olderHref={next === null ? null : `?before=${next}`} />
    </div>
  );
}
