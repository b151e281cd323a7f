"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { GuidelinePanel } from "@/components/answering/guideline-panel";
import { PauseCover } from "@/components/curate/reading/pause-cover";
import { ReadingBar } from "@/components/curate/reading/reading-bar";
import { ExampleView } from "@/components/example-view/example-view";
import { SimulatedNote } from "@/components/project/project-notes";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { formatCount } from "@/components/ui/format";
import { KeyHints } from "@/components/ui/key-hints";
import { LinkButton } from "@/components/ui/link-button";
import { Skeleton } from "@/components/ui/skeleton";
import { VERDICTS } from "@/lib/curate/measurements/schema";
import type { Quality } from "@/lib/curate/readings/schema";
import type { LabelVersion } from "@/lib/label/records";
import { type BlindSetup, useBlindReading } from "./use-blind-reading";
import { BLIND_KEYS, type BlindAction, digitOf, useBlindKeys } from "./verdict-keys";
import { VerdictPanel } from "./verdict-panel";
import { verdictWords } from "./verdict-words";

interface BlindScreenProps extends BlindSetup {
  quality: Quality;
  definition: string;
  version: LabelVersion;
  /** Somebody ended the reading. */
  ended: boolean;
  /** Where whoever leaves goes, and how that place is called. */
  home: { href: string; called: string };
  /** Examples of other readers that wait. */
  waiting: number;
  simulated: boolean;
}

/** Blind reading, full screen: an example and one question, and nothing of why it was drawn. */
export function BlindScreen(props: BlindScreenProps) {
  const { quality, definition, version, home, simulated, positions } = props;
  const reading = useBlindReading(props);
  const { clock, state, place, position, shown } = reading;
  const [guideline, setGuideline] = useState(false);
  const [help, setHelp] = useState(false);
  const note = useRef<HTMLTextAreaElement>(null);
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Each example begins at its beginning.
    if (position) top.current?.scrollTo({ top: 0 });
  }, [position]);
  const ended = props.ended || state.ended;
  const example = position === undefined ? undefined : shown.examples.get(position);
  const leave = <LinkButton href={home.href}>Leave</LinkButton>;

  function perform(action: BlindAction): boolean {
    if (clock.paused) {
      if (action.do === "pause") clock.setPaused(false);
      return action.do === "pause";
    }
    if (action.do === "pause" && guideline) return false;
    if (action.do === "pause") {
      if (document.activeElement === note.current) note.current?.blur();
      else clock.setPaused(true);
    } else if (action.do === "help") setHelp(true);
    else if (action.do === "guideline") setGuideline(!guideline);
    else if (action.do === "previous") reading.previous();
    else if (!example || ended) return false;
    else if (action.do === "say") reading.say(action.verdict);
    else if (action.do === "next") reading.next();
    else note.current?.focus();
    return true;
  }
  useBlindKeys(perform);

  return (
    <div className="relative flex h-dvh flex-col bg-paper">
      <ReadingBar
        position={Math.min(place + 1, positions.length)}
        size={positions.length}
        read={reading.answered}
        clock={clock}
        unsaved={state.unsaved.size}
        guidelineOpen={guideline}
        onGuideline={() => setGuideline(!guideline)}
        onPause={() => clock.setPaused(true)}
        onHelp={() => setHelp(true)}
      />
      <div className="flex min-h-0 flex-1 flex-col min-[60rem]:flex-row">
        <div ref={top} className="relative min-h-0 min-w-0 flex-1 overflow-y-auto px-4">
          <div className="mx-auto grid max-w-7xl gap-3 py-3 empty:hidden">
            {simulated && <SimulatedNote />}
            {ended && (
              <Callout tone="info" title="This reading was ended" actions={leave}>
                What you said is kept. Nothing more is asked.
              </Callout>
            )}
            {state.failure && !ended && (
              <Callout tone="warn" title="Not everything is saved">
                {state.failure} What you say is kept in this browser and sent again.
              </Callout>
            )}
          </div>
          {position === undefined ? (
            !ended && <AllRead {...props} unsaved={state.unsaved.size} onBack={reading.previous} />
          ) : (
            <div className="mx-auto grid max-w-7xl items-start gap-x-8 gap-y-4 min-[60rem]:grid-cols-[minmax(0,1fr)_24rem]">
              {example ? (
                <div key={position} className="min-w-0 pb-6">
                  <ExampleView example={example.example} />
                </div>
              ) : shown.failure ? (
                <ErrorState
                  title="The example did not come"
                  kept="What you said is kept."
                  action={<Button onClick={() => shown.again(position)}>Try again</Button>}
                >
                  {shown.failure}
                </ErrorState>
              ) : (
                <div aria-busy className="grid gap-3">
                  <Skeleton className="h-4 w-2/5" />
                  <Skeleton className="h-48 w-full" />
                </div>
              )}
              {!ended && (
                <div className="min-[60rem]:sticky min-[60rem]:top-0">
                  <VerdictPanel
                    quality={quality}
                    definition={definition}
                    verdict={reading.verdict}
                    note={reading.note}
                    noteField={note}
                    onSay={(verdict) => example && reading.say(verdict)}
                    onNote={reading.write}
                    onPrevious={place > 0 ? reading.previous : undefined}
                  />
                </div>
              )}
            </div>
          )}
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
      {clock.paused && <PauseCover waits={home.called} leaveHref={leave} onEnd={() => clock.setPaused(false)} />}
      <Dialog title="Keys of a blind reading" open={help} onOpenChange={setHelp}>
        <KeyHints
          layout="list"
          hints={[
            ...VERDICTS.map((verdict) => ({ keys: digitOf(verdict), does: verdictWords(quality, verdict) })),
            ...Object.values(BLIND_KEYS).map(({ keys, does }) => ({ keys: [...keys], does })),
          ]}
        />
      </Dialog>
    </div>
  );
}

interface AllReadProps extends Pick<BlindScreenProps, "positions" | "home" | "waiting"> {
  unsaved: number;
  onBack: () => void;
}

/** Where somebody stands who has read all that they were asked for. */
function AllRead({ positions, home, waiting, unsaved, onBack }: AllReadProps) {
  const router = useRouter();
  return (
    <EmptyState
      title={`You have read all ${formatCount(positions.length, "example")}`}
      action={
        <span className="flex flex-wrap justify-center gap-2">
          <LinkButton variant="primary" href={home.href}>
            Leave
          </LinkButton>
          {waiting > 0 && unsaved === 0 && <Button onClick={() => router.refresh()}>Read what waits for others</Button>}
          <Button keys={BLIND_KEYS.previous.keys[0]} onClick={onBack}>
            Back to the last
          </Button>
        </span>
      }
    >
      {unsaved > 0 ? "Some of it is still on its way; stay until it is saved." : "Thank you: all of it is saved."}
    </EmptyState>
  );
}
