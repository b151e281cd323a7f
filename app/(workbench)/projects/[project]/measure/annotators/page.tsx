import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AnnotatorsView } from "@/components/measure/annotators/annotators-view";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { Soon } from "@/components/ui/soon";
import { VersionBadge } from "@/components/version-badge/version-badge";
import type { Search } from "@/lib/address/address";
import { projectPage } from "@/lib/auth/current";
import { figureFilterSchema } from "@/lib/labels/schema";
import { annotatorHref, annotatorsTable, filterOf, measureAddress } from "@/lib/measure/address";
import { annotatorsOn } from "@/lib/measure/annotators/queries";
import { chosenCriterion } from "@/lib/measure/filter-options";
import { DashboardHeader } from "../dashboard-header";
import { NoLabelsHere } from "../no-labels-here";
import { HabitsPart } from "./habits-part";
import { VerdictsPart } from "./verdicts-part";
import { WithoutPart } from "./without-part";

export const metadata: Metadata = { title: "Annotators" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Search;
}

export default async function AnnotatorsPage({ params, searchParams }: Props) {
  const { project: id } = await params;
  const scope = await projectPage(id, "measure:read");
  const [asked, table] = await Promise.all([measureAddress.load(searchParams), annotatorsTable.load(searchParams)]);
  const filter = filterOf(asked);
  const criterion = filter.criterion ?? (await chosenCriterion(scope, filter.version)) ?? undefined;
  const query = figureFilterSchema.safeParse({ ...filter, criterion });
  if (!query.success) notFound();
  const answer = await annotatorsOn(scope, query.data, { remembered: true });
  if (!answer.ok && answer.reason === "unknown-criterion") notFound();
  const found = answer.ok ? answer.value : null;
  const href = (person: string) => annotatorHref(id, person, { ...filter, criterion });
  return (
    <>
      <DashboardHeader
        scope={scope}
        place="annotators"
        filter={asked}
        criterion={criterion}
        title="Annotators"
        question="Does everyone use the scale the same way?"
        badges={found?.versions.map(({ number, hash }) => (
          <VersionBadge key={number} number={number} hash={hash} pinned={number === scope.project.versionNumber} />
        ))}
      />
      {found ? (
        <AnnotatorsView
          projectId={id}
          filter={asked}
          found={found}
          href={href}
          empty={<NoLabelsHere scope={scope} place="annotators" filter={{ ...filter, criterion }} />}
          verdicts={
            found.question && (
              <Soon
                fallback={<Skeleton className="h-24 max-w-[80ch]" />}
                part={VerdictsPart({ scope, found, question: found.question, href })}
              />
            )
          }
          more={
            found.question && (
              <>
                <Soon
                  fallback={<Skeleton className="h-40" />}
                  part={WithoutPart({ scope, filter: asked, found, question: found.question, href })}
                />
                <Soon
                  fallback={<Skeleton className="h-80" />}
                  part={HabitsPart({ scope, filter: asked, found, table, href })}
                />
              </>
            )
          }
        />
      ) : (
        <ErrorState title={answer.ok ? "" : answer.message}>Choose something else in the filter.</ErrorState>
      )}
    </>
  );
}
