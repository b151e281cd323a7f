import type { Metadata } from "next";
import { AuditList } from "@/components/members/audit-list";
import { EmptyState } from "@/components/ui/empty-state";
import type { Search } from "@/lib/address/address";
import { adminPage } from "@/lib/auth/current";
import { auditTable } from "@/lib/people/address";
import { listRefused, refusedChoices } from "@/lib/people/audit-queries";

export const metadata: Metadata = { title: "Refused attempts" };

export default async function RefusedAttemptsPage({ searchParams }: { searchParams: Search }) {
  const scope = await adminPage();
  const view = await auditTable.load(searchParams);
  const [listed, choices] = await Promise.all([listRefused(scope, view), refusedChoices(scope)]);
  return (
    <div className="grid gap-4">
      <p className="text-muted">
        Sign-ins, tokens and rights that were refused. The first of a kind in an hour stands here at once; what else
        came is counted when the hour is over.
      </p>
      <AuditList
        {...listed}
        {...choices}
        caption="Refused attempts, newest first"
        empty={<EmptyState title="Nothing refused yet">Attempts that are refused will stand here.</EmptyState>}
      />
    </div>
  );
}
