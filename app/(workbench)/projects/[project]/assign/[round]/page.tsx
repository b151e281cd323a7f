import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RoundFacts } from "@/components/assign/round-facts";
import { RoundHeader } from "@/components/assign/round-header";
import { RoundProgress } from "@/components/assign/round-progress";
import { ShareMessage } from "@/components/assign/share-message";
import { TableSkeleton } from "@/components/table/table-skeleton";
import { Section } from "@/components/ui/section";
import { Soon } from "@/components/ui/soon";
import type { Search } from "@/lib/address/address";
import { changeRoundAction } from "@/lib/assign/actions";
import { roundLists } from "@/lib/assign/address";
import { peopleToChoose } from "@/lib/assign/choice-queries";
import { readRound } from "@/lib/assign/queries";
import { annotatorLinks } from "@/lib/assign/round-links";
import { shareText } from "@/lib/assign/share-text";
import { projectPage } from "@/lib/auth/current";
import { requireProject } from "@/lib/auth/scope";
import { RoundCoverage } from "./round-coverage";
import { RoundDrafts } from "./round-drafts";
import { RoundLeases } from "./round-leases";
import { RoundPeople } from "./round-people";
import { RoundSkips } from "./round-skips";

export const metadata: Metadata = { title: "Round" };

/** The parts that can be slow on a large round: each comes as soon as it is read. */
const PARTS = Object.entries({
  people: RoundPeople,
  examples: RoundCoverage,
  skips: RoundSkips,
  leases: RoundLeases,
  drafts: RoundDrafts,
});

interface Props {
  params: Promise<{ project: string; round: string }>;
  searchParams: Search;
}

export default async function RoundDetailPage({ params, searchParams }: Props) {
  const { project: id, round: roundId } = await params;
  const scope = await projectPage(id, "rounds:read");
  const round = await readRound(scope, roundId);
  if (!round) notFound();
  const manage = scope.permissions.has("rounds:manage") ? await requireProject(scope.actor, id, "rounds:manage") : null;
  const list = `/projects/${id}/assign`;
  const lists = await roundLists.load(searchParams);
  const here = roundLists.href(`${list}/${roundId}`, lists);
  return (
    <>
      <RoundHeader
        round={round}
        pinnedVersion={scope.project.versionNumber}
        listHref={list}
        people={manage ? await peopleToChoose(manage) : []}
        change={manage && changeRoundAction.bind(null, id)}
      />
      <div className="grid gap-8">
        <RoundProgress label={round.name} {...round} />
        {PARTS.map(([name, Part]) => (
          <Soon
            key={name}
            fallback={<TableSkeleton rows={3} />}
            part={Part({ scope, round, lists, manages: manage !== null, here })}
          />
        ))}
        <Section title="How it was opened">
          <RoundFacts round={round} />
        </Section>
        {manage && round.state !== "closed" && (
          <Section title="Tell the annotators">
            <ShareMessage
              text={shareText({ ...round, ...annotatorLinks(scope), project: scope.project.name, round: round.name })}
            />
          </Section>
        )}
      </div>
    </>
  );
}
