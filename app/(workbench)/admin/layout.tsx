import type { ReactNode } from "react";
import { PageHeader } from "@/components/frame/page-header";
import { NavTabs } from "@/components/ui/nav-tabs";

const TABS = [
  { href: "/admin", label: "Accounts" },
  { href: "/admin/audit", label: "Audit log" },
  { href: "/admin/refused", label: "Refused attempts" },
];

export default function AdminLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHeader
        title="This instance"
        question="Who has an account, what may they do, who changed what, and what was refused?"
        tabs={<NavTabs label="This instance" tabs={TABS} />}
      />
      {children}
    </>
  );
}
