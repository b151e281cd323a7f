import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CriterionAgreement } from "@/components/measure/criterion-agreement";
import { SavePage } from "@/components/measure/save-page";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { VersionBadge } from "@/components/version-badge/version-badge";
import type { Search } from "@/lib/address/address";
import { projectPage } from "@/lib/auth/current";
import { otherMeanings } from "@/lib/labels/labelled";
import { measureAddress } from "@/lib/measure/address";
import { agreementOn } from "@/lib/measure/queries";
import { agreementQuerySchema } from "@/lib/measure/schema";
import { queueAddress } from "@/lib/resolve/address";
import { DashboardHeader } from "../../dashboard-header";
import { NoLabelsHere } from "../../no-labels-here";
import { DrillDownPart } from "./drill-down-part";
import { Alone, Parts } from "./parts";

export const metadata: Metadata = { title: "Agreement" };

interface Props {
  params: Promise<{ project: string; criterion: string }>;
  searchParams: Search;
}

export default async function CriterionPage({ params, searchParams }: Props) {
  const { project: id, criterion: key } = await params;
  const scope = await projectPage(id, "measure:read");
  const { before: _before, after: _after, all, ...asked } = await measureAddress.load(searchParams);
  const version = asked.version ?? scope.project.versionNumber;
  const query = agreementQuerySchema.safeParse({ ...asked, criterion: key });
  const [found, others] = await Promise.all([
    query.success ? agreementOn(scope, query.data, { remembered: true }) : null,
    version === "all" ? [] : otherMeanings(scope, version),
  ]);
  if (!found || (!found.ok && found.reason === "unknown-criterion")) notFound();
  const filter = { ...asked, criterion: key };
  return (
    <>
      <DashboardHeader
        scope={scope}
        place="agreement"
        filter={filter}
        title={found.ok ? found.value.filter.criterion.title : key}
        question="How far do people agree on this criterion?"
        badges={
          found.ok &&
          found.value.versions.map(({ number, hash }) => (
            <VersionBadge key={number} number={number} hash={hash} pinned={number === scope.project.versionNumber} />
          ))
        }
        actions={
          <>
            <LinkButton
              href={queueAddress.href(`/projects/${id}/resolve`, {
                criterion: key,
                version: version === "all" ? null : version,
              })}
            >
              Open disagreements
            </LinkButton>
            {found.ok && found.value.raters > 0 && <SavePage title={found.value.filter.criterion.title} />}
          </>
        }
      />
      {found.ok ? (
        <CriterionAgreement
          projectId={id}
          filter={filter}
          found={found.value}
          others={others}
          parts={<Parts scope={scope} filter={filter} found={found.value} withAll={all === "yes"} />}
          empty={<NoLabelsHere scope={scope} place="agreement" filter={filter} />}
          alone={<Alone scope={scope} filter={filter} found={found.value} />}
          drillDown={<DrillDownPart scope={scope} filter={filter} found={found.value} />}
        />
      ) : (
        <ErrorState title={found.message}>Choose something else in the filter.</ErrorState>
      )}
    </>
  );
}
