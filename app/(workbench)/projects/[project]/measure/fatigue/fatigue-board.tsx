import type { ComponentType } from "react";
import { ComputedAt } from "@/components/measure/computed-at";
import { ChangedPeople } from "@/components/measure/fatigue/changed-people";
import { PeoplePlot } from "@/components/measure/fatigue/people-plot";
import { stepsOf } from "@/components/measure/fatigue/reading-words";
import { SessionTable } from "@/components/measure/fatigue/session-table";
import { SurveyBoard } from "@/components/measure/fatigue/survey-board";
import { NotCompared } from "@/components/measure/not-compared";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { Skeleton } from "@/components/ui/skeleton";
import { Soon } from "@/components/ui/soon";
import type { ProjectScope } from "@/lib/auth/scope";
import { UNDEFINED_WORDS } from "@/lib/core/undefined-words";
import { filterOf, type MeasureAsked, measureHref, sessionsTable } from "@/lib/measure/address";
import { lastThird, proposedCut } from "@/lib/measure/fatigue/advice";
import type { PersonChange } from "@/lib/measure/fatigue/people";
import { type FatigueSubject, fatigueFigures, workers } from "@/lib/measure/fatigue/queries";
import { sessionPage } from "@/lib/measure/fatigue/session-page";
import { NoLabelsHere } from "../no-labels-here";
import { NextRound } from "./next-round";
import { WhatIfSection } from "./what-if-section";

interface FatigueBoardProps {
  scope: ProjectScope<"measure:read">;
  subject: FatigueSubject;
  filter: MeasureAsked;
  sessions: Awaited<ReturnType<typeof sessionsTable.load>>;
}

/** The dashboard's figures: first what all have in common, then, as it is worked out, the single people. */
export async function FatigueBoard({ scope, subject, filter, sessions }: FatigueBoardProps) {
  // Both are worked out at the same time; where the first goes wrong nobody asks for the second.
  const changes = fatigueFigures("measure.fatigue-people", subject, { remembered: true }).then(({ value }) => value);
  changes.catch(() => {});
  const [survey, people] = await Promise.all([
    fatigueFigures("measure.fatigue", subject, { remembered: true }),
    workers(scope),
  ]);
  if (!survey.value.ok) {
    const { reason } = survey.value;
    if (reason === "no-items") return <NoLabelsHere scope={scope} place="fatigue" filter={filter} />;
    if (reason === "not-compared")
      return <NotCompared projectId={scope.projectId} criterion={subject.filter.criterion} filter={filterOf(filter)} />;
    return <EmptyState title="Sessions cannot be compared">{UNDEFINED_WORDS[reason]}</EmptyState>;
  }
  const { figures } = survey.value;
  const href = (change: object) => measureHref(scope.projectId, "fatigue", { ...filter, ...change });
  const single = {
    changes,
    people,
    versions: subject.versions,
    steps: stepsOf(figures),
    href: (person: string) => sessionsTable.href(`${href({})}#sessions`, { person }),
  };
  return (
    <div className="grid gap-8">
      <SurveyBoard
        figures={figures}
        versions={subject.versions}
        people={people}
        over={filter.over ?? "position"}
        overHref={(over) => href({ over: over === "position" ? null : over })}
        changed={
          <Soon
            fallback={<Skeleton className="h-12 max-w-[72ch]" />}
            part={ofPeople({ ...single, as: ChangedPeople })}
          />
        }
      />
      <Section title="Single people" note="A prompt to look at labels together, never a verdict.">
        <Soon fallback={<Skeleton className="h-48" />} part={ofPeople({ ...single, as: PeoplePlot })} />
      </Section>
      <WhatIfSection
        scope={scope}
        subject={subject}
        filter={filter}
        proposed={proposedCut(figures)}
        third={lastThird(figures)}
      />
      <NextRound scope={scope} figures={figures} />
      <Section
        id="sessions"
        title="Sessions"
        note={`The latest ${figures.latestSessions.length.toLocaleString("en")}, by the filter above.`}
      >
        <SessionTable
          {...sessionPage(figures, people, sessions)}
          people={[...new Set(figures.latestSessions.map(({ annotator }) => annotator))].map((value) => ({
            value,
            label: people.get(value)?.name ?? value,
          }))}
        />
      </Section>
      <ComputedAt at={survey.computedAt} isRenewed={survey.isRenewed} />
    </div>
  );
}

type PeopleProps = Parameters<typeof PeoplePlot>[0];

interface OfPeopleProps extends Omit<PeopleProps, "changes"> {
  changes: Promise<PersonChange[]>;
  as: ComponentType<PeopleProps>;
}

/** What is said of single people, when it is worked out. */
async function ofPeople({ as: Part, changes, ...rest }: OfPeopleProps) {
  return <Part {...rest} changes={await changes} />;
}
