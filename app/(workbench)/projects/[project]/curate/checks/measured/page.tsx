import type { Metadata } from "next";
import { CurateTabs } from "@/components/curate/curate-tabs";
import { MeasurementList } from "@/components/curate/measuring/measurement-list";
import { StartMeasurement } from "@/components/curate/measuring/start-measurement";
import { PageHeader } from "@/components/frame/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { VersionBadge } from "@/components/version-badge/version-badge";
import type { Search } from "@/lib/address/address";
import { projectPage } from "@/lib/auth/current";
import { checksHref } from "@/lib/curate/checks/address";
import { startMeasurementAction } from "@/lib/curate/measurements/actions";
import { measurementsAddress, measurementsHref } from "@/lib/curate/measurements/address";
import { measurementChoices } from "@/lib/curate/measurements/choices";
import { listMeasurements } from "@/lib/curate/measurements/queries";

export const metadata: Metadata = { title: "Measured checks" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Search;
}

const ON_A_PAGE = 20;

export default async function MeasurementsPage({ params, searchParams }: Props) {
  const { project: id } = await params;
  const scope = await projectPage(id, "release:write", "resolve:read", "project:read");
  const { cursor, check } = await measurementsAddress.load(searchParams);
  const [{ version, ...choices }, measurements] = await Promise.all([
    measurementChoices(scope),
    listMeasurements(scope, { limit: ON_A_PAGE, cursor: cursor ?? undefined }),
  ]);
  return (
    <>
      <PageHeader
        title="Measured checks"
        question="How often is a check right, and what does it miss?"
        badges={<VersionBadge number={version.number} hash={version.hash} pinned />}
        tabs={<CurateTabs projectId={id} permissions={scope.permissions} />}
        actions={<LinkButton href={checksHref(id)}>All checks</LinkButton>}
      />
      <div className="grid gap-8">
        <Section
          title="Measure checks"
          note="Examples that a check flags and others are drawn at random, mixed, and read by people who see neither the check nor what it says."
        >
          {choices.checks.length === 0 ? (
            <EmptyState title={`Version ${version.number} has no checks`}>
              Checks stand beside the words of the qualities in the guideline.
            </EmptyState>
          ) : (
            <StartMeasurement
              key={check}
              projectId={id}
              check={check}
              {...choices}
              start={startMeasurementAction.bind(null, id)}
            />
          )}
        </Section>
        <Section title="Measurements">
          <MeasurementList projectId={id} measurements={measurements.items} />
          {measurements.next && (
            <p className="mt-3">
              <LinkButton href={measurementsHref(id, { cursor: measurements.next })}>Earlier measurements</LinkButton>
            </p>
          )}
        </Section>
      </div>
    </>
  );
}
