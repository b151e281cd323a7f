import { VersionComparison } from "@/components/measure/version-comparison";
import { VersionPairForm } from "@/components/measure/version-pair-form";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import type { ProjectScope } from "@/lib/auth/scope";
import { labelledVersions } from "@/lib/labels/labelled";
import { type MeasureAsked, measureHref } from "@/lib/measure/address";
import { comparisonOverview } from "@/lib/measure/comparison-queries";
import type { VersionPair } from "@/lib/measure/schema";
import { DashboardHeader } from "./dashboard-header";

interface SideBySideProps {
  scope: ProjectScope<"measure:read">;
  filter: MeasureAsked;
  pair: VersionPair;
}

/** The agreement page with two guideline versions side by side. */
export async function SideBySide({ scope, filter, pair }: SideBySideProps) {
  const [versions, found] = await Promise.all([labelledVersions(scope), comparisonOverview(scope, pair)]);
  return (
    <>
      <DashboardHeader
        scope={scope}
        place="agreement"
        filter={filter}
        title="Agreement"
        question={`What did the step from version ${pair.before} to ${pair.after} do to agreement?`}
        actions={<LinkButton href={measureHref(scope.projectId, "agreement")}>One version</LinkButton>}
      />
      <VersionPairForm versions={versions} pair={pair} />
      {found.ok ? (
        <VersionComparison rows={found.value.rows} {...found.value.versions} />
      ) : (
        <ErrorState title={found.message}>Choose another version.</ErrorState>
      )}
    </>
  );
}
