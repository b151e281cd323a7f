import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { Skeleton } from "@/components/ui/skeleton";
import { Soon } from "@/components/ui/soon";
import { VersionBadge } from "@/components/version-badge/version-badge";
import type { Search } from "@/lib/address/address";
import { projectPage } from "@/lib/auth/current";
import { filterOf, measureAddress, sessionsTable } from "@/lib/measure/address";
import { fatigueSubject } from "@/lib/measure/fatigue/queries";
import { chosenCriterion } from "@/lib/measure/filter-options";
import { DashboardHeader } from "../dashboard-header";
import { FatigueBoard } from "./fatigue-board";

export const metadata: Metadata = { title: "Fatigue" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Search;
}

export default async function FatiguePage({ params, searchParams }: Props) {
  const { project: id } = await params;
  const scope = await projectPage(id, "measure:read");
  const [filter, sessions] = await Promise.all([measureAddress.load(searchParams), sessionsTable.load(searchParams)]);
  const criterion = filter.criterion ?? (await chosenCriterion(scope, filter.version));
  const subject = criterion === undefined ? null : await fatigueSubject(scope, { ...filterOf(filter), criterion });
  return (
    <>
      <DashboardHeader
        scope={scope}
        place="fatigue"
        filter={filter}
        criterion={criterion}
        title="Fatigue"
        question="What does a session do to the labels?"
        badges={
          subject?.ok &&
          subject.value.versions.map(({ number, hash }) => (
            <VersionBadge key={number} number={number} hash={hash} pinned={number === scope.project.versionNumber} />
          ))
        }
      />
      {subject === null ? (
        <EmptyState
          title="No answers that can be compared"
          action={<LinkButton href={`/projects/${id}/guideline`}>Open the guideline</LinkButton>}
        >
          Free text and spans have no common scale. Fatigue is looked for in criteria with options, scales or orders.
        </EmptyState>
      ) : subject.ok ? (
        <Soon
          key={JSON.stringify({ ...filterOf(filter), criterion })}
          fallback={<Skeleton className="h-96" />}
          part={FatigueBoard({ scope, subject: subject.value, filter, sessions })}
        />
      ) : (
        <ErrorState title={subject.message}>Choose something else in the filter.</ErrorState>
      )}
    </>
  );
}
