import type { Metadata } from "next";
import { AxisLines } from "@/components/curate/axes/axis-lines";
import { AXIS_WORDS } from "@/components/curate/axes/axis-words";
import { CurateTabs } from "@/components/curate/curate-tabs";
import { PageHeader } from "@/components/frame/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { projectPage } from "@/lib/auth/current";
import { AXES } from "@/lib/curate/axes/line";
import { axesOf } from "@/lib/curate/axes/queries";
import { hasExamples } from "@/lib/curate/inspect/queries";

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
  const [lines, any] = await Promise.all([axesOf(scope), hasExamples(scope)]);
  return (
    <>
      <PageHeader
        title="At a glance"
        question="Where is this dataset weakest?"
        tabs={<CurateTabs projectId={id} permissions={scope.permissions} />}
      />
      {any ? (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
          {AXES.map((axis) => (
            <Section key={axis} title={AXIS_WORDS[axis].title} note={AXIS_WORDS[axis].note}>
              <AxisLines projectId={id} axis={axis} lines={lines.filter((line) => line.axis === axis)} />
            </Section>
          ))}
        </div>
      ) : (
        <EmptyState title="There are no examples yet">Import some, and this page says where they are weak.</EmptyState>
      )}
    </>
  );
}
