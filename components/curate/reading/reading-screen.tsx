"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { GuidelinePanel } from "@/components/answering/guideline-panel";
import { Estimate } from "@/components/estimate/estimate";
import { ExampleView } from "@/components/example-view/example-view";
import { SimulatedNote } from "@/components/project/project-notes";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { formatCount } from "@/components/ui/format";
import { KeyHints } from "@/components/ui/key-hints";
import { useGo } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { Skeleton } from "@/components/ui/skeleton";
import { useToast } from "@/components/ui/toast";
import { readingHref, readingsHref } from "@/lib/curate/readings/address";
import { resultOf } from "@/lib/curate/readings/result";
import type { ReadingPlan, ReadingStratum } from "@/lib/curate/readings/schema";
import { spanText } from "@/lib/guideline/answers/answer-context";
import type { GuidelineContent } from "@/lib/guideline/schema";
import { QUALITIES } from "@/lib/guideline/schema";
import type { LabelVersion } from "@/lib/label/records";
import { BlindQuestions } from "./blind-questions";
import { FoundPanel } from "./found-panel";
import { PauseCover } from "./pause-cover";
import { ReadingBar } from "./reading-bar";
import { READING_KEYS, type ReadingAction, useReadingKeys } from "./reading-keys";
import { LACKING } from "./reading-words";
import { StandingTable } from "./standing-table";
import { type ReadingSetup, useReading } from "./use-reading";

interface ReadingScreenProps extends ReadingSetup {
  plan: ReadingPlan;
  strata: readonly ReadingStratum[];
  /** Of each example, by position from 1. */
  stratumAt: readonly number[];
  version: LabelVersion;
  qualities: GuidelineContent["qualities"];
  /** No person made the labels of the project. */
  simulated: boolean;
}

/** Reading, full screen: the example, what it lacks, and nothing else. */
export function ReadingScreen({
  plan,
  strata,
  stratumAt,
  version,
  qualities,
  simulated,
  ...setup
}: ReadingScreenProps) {
  const reading = useReading(setup);
  const { box, state, clock, position, size, found, shown } = reading;
  const [guideline, setGuideline] = useState(false);
  const [help, setHelp] = useState(false);
  const note = useRef<HTMLTextAreaElement>(null);
  const top = useRef<HTMLDivElement>(null);
  const say = useToast();
  const go = useGo();
  const { projectId, readingId } = setup;
  const example = shown.examples.get(position);
  const isSaved = !state.unsaved.has(position);
  const opens = Boolean(example?.blind && found.answers && isSaved);
  const { again } = shown;
  useEffect(() => {
    if (opens) again(position);
  }, [opens, again, position]);
  useEffect(() => {
    // Each example begins at its beginning.
    if (position) top.current?.scrollTo({ top: 0 });
  }, [position]);
  const read = [...state.found.values()].filter((one) => one.read).length;
  const isOver = clock.activeMs >= plan.minutes * 60_000;
  const setPaused = (on: boolean) => clock.setPaused(on);

  function perform(action: ReadingAction): boolean {
    if (clock.paused) {
      if (action.do === "pause") setPaused(false);
      return action.do === "pause";
    }
    if (action.do === "pause" && guideline) return false;
    if (action.do === "pause" || action.do === "leave") {
      if (document.activeElement === note.current) note.current?.blur();
      else if (action.do === "pause") setPaused(true);
      else return false;
      return true;
    }
    if (action.do === "help") setHelp(true);
    else if (action.do === "guideline") setGuideline(!guideline);
    else if (!example?.example) return false;
    else if (action.do === "lacks") reading.toggle(action.quality);
    else if (action.do === "next") reading.next();
    else if (action.do === "previous") reading.previous();
    else if (action.do === "exclude") reading.turnOut();
    else note.current?.focus();
    return true;
  }
  const isAsked = Boolean(example?.blind) && !found.answers;
  useReadingKeys((action) => {
    // While the criteria are answered their keys count, and only these stay.
    if (isAsked && !clock.paused && action.do !== "pause" && action.do !== "help") return false;
    return perform(action);
  });

  async function end() {
    const outcome = await setup.commands.end().catch(() => null);
    if (outcome?.ok) go.push(readingHref(projectId, readingId));
    else say({ tone: "bad", title: outcome?.message ?? "The server did not answer. Nothing was ended; try again." });
  }

  return (
    <div className="relative flex h-dvh flex-col bg-paper">
      <ReadingBar
        position={position}
        size={size}
        read={read}
        clock={clock}
        minutes={plan.minutes}
        unsaved={state.unsaved.size}
        guidelineOpen={guideline}
        onGuideline={() => setGuideline(!guideline)}
        onPause={() => setPaused(true)}
        onHelp={() => setHelp(true)}
        onEnd={end}
      />
      <div className="flex min-h-0 flex-1 flex-col min-[60rem]:flex-row">
        <div ref={top} className="relative min-h-0 min-w-0 flex-1 overflow-y-auto px-4">
          <div className="mx-auto grid max-w-7xl gap-3 py-3 empty:hidden">
            {simulated && <SimulatedNote />}
            {state.ended && (
              <Callout
                tone="warn"
                title="You ended this reading"
                actions={<LinkButton href={readingHref(projectId, readingId)}>See what it says</LinkButton>}
              >
                Nothing that you find now is kept.
              </Callout>
            )}
            {state.failure && !state.ended && (
              <Callout tone="warn" title="Not everything is saved">
                {state.failure} What you find is kept in this browser and sent again.
              </Callout>
            )}
            {read === size ? (
              <Callout tone="good" title={`All ${formatCount(size, "example")} are read`}>
                End the reading, and see what follows.
              </Callout>
            ) : (
              isOver && (
                <Callout title={`${formatCount(plan.minutes, "minute")} are over`}>
                  Read this example to its end, then end the reading. What you end because of what you found makes the
                  figures wrong.
                </Callout>
              )
            )}
          </div>
          <div className="mx-auto grid max-w-7xl items-start gap-x-8 gap-y-4 min-[60rem]:grid-cols-[minmax(0,1fr)_24rem]">
            {isAsked && example?.blind ? (
              <BlindQuestions
                key={position}
                id={`${position}`}
                example={example.blind}
                criteria={version.criteria}
                live={!clock.paused && !help}
                busy={!isSaved}
                onGuideline={() => setGuideline(!guideline)}
                onPause={() => setPaused(true)}
                onSubmit={(answers) => box.change(position, { answers })}
              />
            ) : example?.example ? (
              <>
                <div key={position} className="grid min-w-0 gap-6 pb-6">
                  {example.standings && found.answers && (
                    <StandingTable
                      criteria={version.criteria}
                      answers={found.answers}
                      standings={example.standings}
                      agrees={found.agrees}
                      text={spanText(example.example.kind, { ...example.example })}
                    />
                  )}
                  <ExampleView example={example.example} />
                </div>
                <div className="grid gap-4 min-[60rem]:sticky min-[60rem]:top-0">
                  {plan.blind && <Agreement {...{ strata, stratumAt, version }} found={state.found} />}
                  <FoundPanel
                    found={found}
                    definitions={qualities}
                    excluded={reading.isExcluded}
                    isLast={position === size}
                    note={note}
                    onToggle={reading.toggle}
                    onNote={reading.write}
                    onExclude={reading.turnOut}
                    onNext={reading.next}
                    onPrevious={position > 1 ? reading.previous : undefined}
                  />
                </div>
              </>
            ) : shown.failure ? (
              <ErrorState
                title="The example did not come"
                kept="What you found is kept."
                action={<Button onClick={() => again(position)}>Try again</Button>}
              >
                {shown.failure}
              </ErrorState>
            ) : (
              <div aria-busy className="grid gap-3">
                <Skeleton className="h-4 w-2/5" />
                <Skeleton className="h-48 w-full" />
              </div>
            )}
          </div>
        </div>
        {guideline && (
          <GuidelinePanel
            version={version}
            clause={undefined}
            criterion={undefined}
            className="min-[60rem]:max-h-none min-[60rem]:basis-[min(32rem,40%)] min-[60rem]:border-s min-[60rem]:border-t-0"
            onClose={() => setGuideline(false)}
          />
        )}
      </div>
      {clock.paused && (
        <PauseCover
          waits="under Curate"
          leaveHref={<LinkButton href={readingsHref(projectId)}>Leave</LinkButton>}
          onEnd={() => setPaused(false)}
        />
      )}
      <Dialog title="Keys of a reading" open={help} onOpenChange={setHelp}>
        <KeyHints layout="list" hints={HINTS} />
      </Dialog>
    </div>
  );
}

const HINTS = [
  ...QUALITIES.map((quality, place) => ({ keys: String(place + 1), does: `It lacks this: ${LACKING[quality].label}` })),
  ...Object.values(READING_KEYS).map(({ keys, does }) => ({ keys: [...keys], does })),
];

interface AgreementProps extends Pick<ReadingScreenProps, "strata" | "stratumAt" | "version"> {
  found: ReturnType<typeof useReading>["state"]["found"];
}

/** How often the reader's answers were what stands, so far. */
function Agreement({ strata, stratumAt, version, found }: AgreementProps) {
  const agreement = useMemo(() => {
    const places = new Map(stratumAt.map((stratum, index) => [index + 1, stratum]));
    const answered = [...found].map(([position, { agrees }]) => ({
      position,
      agrees,
      lacking: [],
      read: agrees !== null,
    }));
    return resultOf(strata, places, answered).agreement;
  }, [strata, stratumAt, found]);
  if (!agreement) return null;
  return (
    <p>
      <span className="text-muted">You agree with what stands </span>
      <Estimate
        estimate={agreement}
        label="Agreement so far"
        format={{ percent: true }}
        versions={[version]}
        hide={["whisker"]}
      />
    </p>
  );
}
