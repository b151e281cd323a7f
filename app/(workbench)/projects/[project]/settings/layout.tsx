import type { ReactNode } from "react";
import { PageHeader } from "@/components/frame/page-header";
import { NavTabs } from "@/components/ui/nav-tabs";

interface Props {
  params: Promise<{ project: string }>;
  children: ReactNode;
}

export default async function SettingsLayout({ params, children }: Props) {
  const base = `/projects/${(await params).project}/settings`;
  const tabs = [
    { href: base, label: "Project and members" },
    { href: `${base}/audit`, label: "Audit log" },
  ];
  return (
    <>
      <PageHeader
        title="Settings"
        question="How is the project run, by whom, and who changed what?"
        tabs={<NavTabs label="Settings" tabs={tabs} />}
      />
      {children}
    </>
  );
}
