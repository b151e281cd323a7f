import type { Metadata } from "next";
import { AuditCheck } from "@/components/members/audit-check";
import { AuditList } from "@/components/members/audit-list";
import { checkProjectAuditAction } from "@/lib/auth/audit-actions";
import { listProjectAudit } from "@/lib/auth/audit-queries";
import { beforeNumber } from "@/lib/auth/before-number";
import { projectPage } from "@/lib/auth/current";

export const metadata: Metadata = { title: "Audit log" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Promise<{ before?: string }>;
}

export default async function ProjectAuditPage({ params, searchParams }: Props) {
  const { project: id } = await params;
  const scope = await projectPage(id, "audit:read");
  const { items, next } = await listProjectAudit(scope, beforeNumber((await searchParams).before));
  return (
    <div className="grid gap-4">
      <AuditCheck check={checkProjectAuditAction.bind(null, id)} />
      <AuditList entries={items} olderHref={next === null ? null : `?before=${next}`} />
    </div>
  );
}
