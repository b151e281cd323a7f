import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ConsensusView } from "@/components/measure/consensus/consensus-view";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { Soon } from "@/components/ui/soon";
import { VersionBadge } from "@/components/version-badge/version-badge";
import type { Search } from "@/lib/address/address";
import { projectPage } from "@/lib/auth/current";
import { figureFilterSchema } from "@/lib/labels/schema";
import { consensusHref, consensusTable } from "@/lib/measure/address";
import { consensusOn } from "@/lib/measure/consensus/queries";
import { consensusQuerySchema } from "@/lib/measure/consensus/schema";
import { chosenCriterion } from "@/lib/measure/filter-options";
import { DashboardHeader } from "../dashboard-header";
import { NoLabelsHere } from "../no-labels-here";
import { ModelsPart } from "./models-part";

export const metadata: Metadata = { title: "Consensus" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Search;
}

export default async function ConsensusPage({ params, searchParams }: Props) {
  const { project: id } = await params;
  const scope = await projectPage(id, "measure:read");
  const { page, size, q: _q, sort: _sort, cols: _cols, ...given } = await consensusTable.load(searchParams);
  const { examples, answer, by, said, ...filter } = given;
  const criterion = filter.criterion ?? (await chosenCriterion(scope, filter.version));
  const query = consensusQuerySchema.safeParse({ ...given, criterion });
  if (!query.success) notFound();
  const found = await consensusOn(scope, query.data, { offset: (page - 1) * size, limit: size }, { remembered: true });
  if (!found.ok && found.reason === "unknown-criterion") notFound();
  const asked = { ...filter, criterion };
  return (
    <>
      <DashboardHeader
        scope={scope}
        place="consensus"
        filter={filter}
        criterion={criterion}
        title="Consensus"
        question="What would the answer be?"
        badges={
          found.ok &&
          found.value.versions.map(({ number, hash }) => (
            <VersionBadge key={number} number={number} hash={hash} pinned={number === scope.project.versionNumber} />
          ))
        }
      />
      {found.ok ? (
        <ConsensusView
          projectId={id}
          asked={asked}
          list={{ examples, answer, by, said }}
          found={found.value}
          method={query.data.method}
          empty={<NoLabelsHere scope={scope} place="consensus" filter={asked} />}
          models={
            <Soon
              fallback={<Skeleton className="h-72 w-full" />}
              part={ModelsPart({
                scope,
                query: figureFilterSchema.parse(asked),
                shown: query.data.method,
                versions: found.value.versions,
                href: (method, examples) => consensusHref(id, { ...asked, method, examples }),
              })}
            />
          }
        />
      ) : (
        <ErrorState title={found.message}>Choose something else in the filter.</ErrorState>
      )}
    </>
  );
}
