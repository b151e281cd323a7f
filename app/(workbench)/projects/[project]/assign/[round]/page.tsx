import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { RoundControls } from "@/components/assign/round-controls";
import { RoundFacts } from "@/components/assign/round-facts";
import { RoundProgress } from "@/components/assign/round-progress";
import { ROUND_STATE } from "@/components/assign/round-words";
import { ShareMessage } from "@/components/assign/share-message";
import { PageHeader } from "@/components/frame/page-header";
import { TableSkeleton } from "@/components/table/table-skeleton";
import { Badge } from "@/components/ui/badge";
import { Section } from "@/components/ui/section";
import { VersionBadge } from "@/components/version-badge/version-badge";
import { changeRoundAction } from "@/lib/assign/actions";
import { peopleToChoose } from "@/lib/assign/choice-queries";
import { roundHref, roundPage } from "@/lib/assign/page-filter";
import { readRound } from "@/lib/assign/queries";
import { annotatorLinks } from "@/lib/assign/round-links";
import { shareText } from "@/lib/assign/share-text";
import { projectPage } from "@/lib/auth/current";
import { requireProject } from "@/lib/auth/scope";
import { RoundCoverage } from "./round-coverage";
import { RoundLeases } from "./round-leases";
import { RoundPeople } from "./round-people";
import { RoundSkips } from "./round-skips";

export const metadata: Metadata = { title: "Round" };

interface Props {
  params: Promise<{ project: string; round: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function RoundPage({ params, searchParams }: Props) {
  const { project: id, round: roundId } = await params;
  const scope = await projectPage(id, "rounds:read");
  const round = await readRound(scope, roundId);
  if (!round) notFound();
  const manage = scope.permissions.has("rounds:manage") ? await requireProject(scope.actor, id, "rounds:manage") : null;
  const asked = roundPage(await searchParams);
  const path = `/projects/${id}/assign/${roundId}`;
  const list = {
    scope,
    round,
    asked,
    manages: manage !== null,
    href: (change: Partial<typeof asked>, place: string) => roundHref(path, asked, change, place),
  };
  const state = ROUND_STATE[round.state];
  const { guidelineVersion, guidelineHash } = round;
  return (
    <>
      <PageHeader
        title={round.name}
        question={state.help}
        badges={
          <>
            <Badge tone={state.tone}>{state.label}</Badge>
            <VersionBadge
              number={guidelineVersion}
              hash={guidelineHash}
              pinned={guidelineVersion === scope.project.versionNumber}
            />
          </>
        }
        actions={
          manage && (
            <RoundControls
              round={round}
              people={await peopleToChoose(manage)}
              change={changeRoundAction.bind(null, id)}
            />
          )
        }
      />
      <div className="grid gap-8">
        <RoundProgress label={round.name} {...round} />
        <Suspense fallback={<TableSkeleton columns={8} rows={4} />}>
          <RoundPeople {...list} />
        </Suspense>
        <Suspense fallback={<TableSkeleton columns={4} rows={3} />}>
          <RoundCoverage {...list} />
        </Suspense>
        <Suspense fallback={<TableSkeleton columns={6} rows={3} />}>
          <RoundSkips {...list} />
        </Suspense>
        <Suspense fallback={<TableSkeleton columns={6} rows={3} />}>
          <RoundLeases {...list} />
        </Suspense>
        <Section title="How it was opened">
          <RoundFacts round={round} />
        </Section>
        {manage && round.state !== "closed" && (
          <Section title="Tell the annotators">
            <ShareMessage
              text={shareText({
                project: scope.project.name,
                round: round.name,
                guidelineVersion,
                leaseMinutes: round.leaseMinutes,
                ...annotatorLinks(scope),
              })}
            />
          </Section>
        )}
      </div>
    </>
  );
}
