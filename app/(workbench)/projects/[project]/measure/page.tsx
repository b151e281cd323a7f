import type { Metadata } from "next";
import { IntervalPlot } from "@/components/charts/interval-plot";
import { PageHeader } from "@/components/frame/page-header";
import { OtherMeanings } from "@/components/measure/other-meanings";
import { OverviewTable } from "@/components/measure/overview-table";
import { TotalsLine } from "@/components/measure/totals-line";
import { VersionTabs } from "@/components/measure/version-tabs";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import type { Search } from "@/lib/address/address";
import { projectPage } from "@/lib/auth/current";
import { labelledVersions, otherMeanings } from "@/lib/labels/labelled";
import { agreementAddress, agreementHref } from "@/lib/measure/address";
import { agreementOverview, labelTotals } from "@/lib/measure/queries";
import { versionPairSchema } from "@/lib/measure/schema";
import { SideBySide } from "./side-by-side";

export const metadata: Metadata = { title: "Agreement" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Search;
}

export default async function MeasurePage({ params, searchParams }: Props) {
  const { project: id } = await params;
  const scope = await projectPage(id, "measure:read");
  const asked = await agreementAddress.load(searchParams);
  const pair = versionPairSchema.safeParse(asked);
  if (pair.success) return <SideBySide scope={scope} pair={pair.data} />;
  const pinned = scope.project.versionNumber;
  const version = asked.version ?? pinned;
  const [totals, versions, overview, others] = await Promise.all([
    labelTotals(scope),
    labelledVersions(scope),
    agreementOverview(scope, { version }),
    version === "all" ? [] : otherMeanings(scope, version),
  ]);
  if (!overview.ok) return <ErrorState title={overview.message}>Choose another version.</ErrorState>;
  const compared = overview.value.filter(({ report }) => report.coefficients.alpha);
  const href = (key: string) => agreementHref(id, { version }, key);
  return (
    <>
      <PageHeader
        title="Agreement"
        question="Can we trust these labels, and where not?"
        actions={<LinkButton href={`/projects/${id}/evaluate/judges`}>AI judges</LinkButton>}
        tabs={<VersionTabs projectId={id} versions={versions} pinned={pinned} current={version} compares />}
      />
      <TotalsLine totals={totals} versions={versions.length} />
      {totals.judgments === 0 ? (
        <EmptyState
          title="No labels yet"
          action={<LinkButton href={`/projects/${id}/assign`}>Open a round</LinkButton>}
        >
          Hand out examples with an overlap of at least two, or import labels that you have.
        </EmptyState>
      ) : (
        <div className="grid gap-8">
          <IntervalPlot
            question="On which criteria do people agree?"
            caption="Krippendorff’s alpha at each criterion’s level, 95 % interval by jackknife over examples; grey under 20 examples. 1 is perfect, 0 is chance."
            domain={[-0.2, 1]}
            ticks={[0, 0.25, 0.5, 0.75, 1]}
            reference={0}
            rows={compared.map(({ criterion, versions: entering, report }) => ({
              key: criterion.key,
              label: criterion.title,
              estimate: report.coefficients.alpha!,
              versions: entering,
              href: href(criterion.key),
            }))}
          />
          <OtherMeanings
            others={others}
            titles={Object.fromEntries(overview.value.map(({ criterion }) => [criterion.key, criterion.title]))}
            href={(number) => agreementHref(id, { version: number })}
          />
          <OverviewTable rows={overview.value} href={href} />
        </div>
      )}
    </>
  );
}
