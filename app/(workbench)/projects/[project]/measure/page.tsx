import type { Metadata } from "next";
import { AgreementOverview } from "@/components/measure/agreement-overview";
import { ComputedAt } from "@/components/measure/computed-at";
import { TotalsLine } from "@/components/measure/totals-line";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import type { Search } from "@/lib/address/address";
import { projectPage } from "@/lib/auth/current";
import { labelledVersions, otherMeanings } from "@/lib/labels/labelled";
import { measureAddress, measureHref } from "@/lib/measure/address";
import { overviewForPage } from "@/lib/measure/queries";
import { versionPairSchema } from "@/lib/measure/schema";
import { DashboardHeader } from "./dashboard-header";
import { NoLabelsHere } from "./no-labels-here";
import { SideBySide } from "./side-by-side";

export const metadata: Metadata = { title: "Agreement" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Search;
}

export default async function MeasurePage({ params, searchParams }: Props) {
  const { project: id } = await params;
  const scope = await projectPage(id, "measure:read");
  const filter = await measureAddress.load(searchParams);
  const pair = versionPairSchema.safeParse(filter);
  if (pair.success) return <SideBySide scope={scope} filter={filter} pair={pair.data} />;
  const { before: _before, after: _after, criterion: _criterion, ...asked } = filter;
  const version = asked.version ?? scope.project.versionNumber;
  const [{ value, ...known }, versions, others] = await Promise.all([
    overviewForPage(scope, asked),
    labelledVersions(scope),
    version === "all" ? [] : otherMeanings(scope, version),
  ]);
  const [totals, overview] = value;
  return (
    <>
      <DashboardHeader
        scope={scope}
        place="agreement"
        filter={filter}
        title="Agreement"
        question="Can we trust these labels, and where not?"
        actions={
          <>
            {versions.length > 1 && (
              <LinkButton href={measureHref(id, "agreement", { before: versions.at(-2), after: versions.at(-1) })}>
                Versions side by side
              </LinkButton>
            )}
            <LinkButton href={`/projects/${id}/evaluate/judges`}>AI judges</LinkButton>
          </>
        }
      />
      <TotalsLine totals={totals} versions={versions.length} />
      {!overview.ok ? (
        <ErrorState title={overview.message}>Choose something else in the filter.</ErrorState>
      ) : totals.judgments === 0 ? (
        <NoLabelsHere scope={scope} place="agreement" filter={filter} />
      ) : (
        <>
          <AgreementOverview projectId={id} asked={asked} rows={overview.value} others={others} />
          <ComputedAt at={known.computedAt} isRenewed={known.isRenewed} />
        </>
      )}
    </>
  );
}
