import { PageHeader } from "@/components/frame/page-header";
import { VersionComparison } from "@/components/measure/version-comparison";
import { VersionPairForm } from "@/components/measure/version-pair-form";
import { VersionTabs } from "@/components/measure/version-tabs";
import { ErrorState } from "@/components/ui/error-state";
import type { ProjectScope } from "@/lib/auth/scope";
import { labelledVersions } from "@/lib/labels/labelled";
import { comparisonOverview } from "@/lib/measure/comparison-queries";
import type { VersionPair } from "@/lib/measure/schema";

interface SideBySideProps {
  scope: ProjectScope<"measure:read">;
  pair: VersionPair;
}

/** The agreement page with two guideline versions side by side. */
export async function SideBySide({ scope, pair }: SideBySideProps) {
  const [versions, found] = await Promise.all([labelledVersions(scope), comparisonOverview(scope, pair)]);
  if (!found.ok) return <ErrorState title={found.message}>Choose another version.</ErrorState>;
  return (
    <>
      <PageHeader
        title="Agreement"
        question={`What did the step from version ${pair.before} to ${pair.after} do to agreement?`}
        tabs={
          <VersionTabs
            projectId={scope.projectId}
            versions={versions}
            pinned={scope.project.versionNumber}
            current="compare"
            compares
          />
        }
      />
      <VersionPairForm versions={versions} pair={pair} />
      <VersionComparison rows={found.value.rows} {...found.value.versions} />
    </>
  );
}
