import type { Metadata } from "next";
import { AXIS_WORDS } from "@/components/curate/axes/axis-words";
import { CurateTabs } from "@/components/curate/curate-tabs";
import { PageHeader } from "@/components/frame/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { Skeleton } from "@/components/ui/skeleton";
import { Soon } from "@/components/ui/soon";
import { projectPage } from "@/lib/auth/current";
import { AXES } from "@/lib/curate/axes/line";
import { hasExamples } from "@/lib/curate/inspect/queries";
import { AxesPart } from "./axes-part";

export const metadata: Metadata = { title: "At a glance" };

interface Props {
  params: Promise<{ project: string }>;
}

/** Quality, coverage and quantity, each line with where it is mended. */
export default async function AxesPage({ params }: Props) {
  const { project: id } = await params;
  const scope = await projectPage(
    id,
    "release:write",
    "export:read",
    "measure:read",
    "resolve:read",
    "project:read",
    "examples:read",
  );
  const header = (
    <PageHeader
      title="At a glance"
      question="Where is this dataset weakest?"
      tabs={<CurateTabs projectId={id} permissions={scope.permissions} />}
    />
  );
  if (!(await hasExamples(scope)))
    return (
      <>
        {header}
        <EmptyState title="There are no examples yet">Import some, and this page says where they are weak.</EmptyState>
      </>
    );
  return (
    <>
      {header}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
        <Soon fallback={<Waits />} part={AxesPart({ scope })} />
      </div>
    </>
  );
}

function Waits() {
  return AXES.map((axis) => (
    <Section key={axis} title={AXIS_WORDS[axis].title} note={AXIS_WORDS[axis].note}>
      <Skeleton className="h-48" />
    </Section>
  ));
}
