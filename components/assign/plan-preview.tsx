import clsx from "clsx";
import { Callout } from "@/components/ui/callout";
import { formatCount, formatDuration, formatNumber } from "@/components/ui/format";
import { LinkButton } from "@/components/ui/link-button";
import type { RoundPreview } from "@/lib/assign/preview";

interface PlanPreviewProps {
  /** Where people are added to the project. */
  peopleHref: string;
  preview: RoundPreview | null;
  /** As typed. */
  overlap: string;
  busy: boolean;
  /** Why there is nothing to show: what the fields say, or that the server is silent. */
  problem: string | null;
}

const LACKS_PEOPLE: ReadonlySet<string> = new Set(["too-few-annotators", "unfillable"]);

/** What opening the round will ask of people, and what it will not be able to show. */
export function PlanPreview({ peopleHref, preview, overlap, busy, problem }: PlanPreviewProps) {
  const shown = problem === null ? preview : null;
  return (
    <div className="grid gap-3">
      <div aria-live="polite" aria-busy={busy} className={clsx("min-h-12", busy && shown && "opacity-60")}>
        {shown && <PlanFigures preview={shown} overlap={Number(overlap)} />}
        {problem && <p className="text-muted">{problem}</p>}
        {!shown && !problem && <p className="text-muted">Counting…</p>}
      </div>
      {shown && shown.notes.length > 0 && (
        <ul aria-label="Before you open it" className="grid gap-2">
          {shown.notes.map(({ code, message }) => (
            <li key={code}>
              <Callout
                tone="warn"
                actions={
                  LACKS_PEOPLE.has(code) && (
                    <LinkButton size="sm" href={peopleHref}>
                      Add people
                    </LinkButton>
                  )
                }
              >
                {message}
              </Callout>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function PlanFigures({ preview, overlap }: { preview: RoundPreview; overlap: number }) {
  const extra = unannouncedLine(preview);
  return (
    <>
      <p className="figures text-base font-semibold">{planLine(preview, overlap)}</p>
      {extra && <p className="figures">{extra}</p>}
      <p className="figures text-muted">{effortLine(preview)}</p>
    </>
  );
}

interface Plan {
  examples: number;
  places: number;
  unannounced: number;
  annotators: number;
  msEach: number | null;
}

/** `240 examples × 2 = 480 labels`; where examples get different numbers of labels, `240 examples, 300 labels`. */
export function planLine({ examples, places }: Plan, overlap: number): string {
  const labels = formatCount(places, "label");
  return places === examples * overlap
    ? `${formatCount(examples, "example")} × ${formatNumber(overlap)} = ${labels}`
    : `${formatCount(examples, "example")}, ${labels}`;
}

/** `about 3 h 20 min each for 4 annotators`; only who takes part where no earlier work tells a pace. */
export function effortLine({ annotators, msEach }: Plan): string {
  const people = formatCount(annotators, "annotator");
  if (msEach === null || annotators === 0) return `for ${people}`;
  return `about ${formatDuration(roundToMinute(msEach))} each for ${people}`;
}

/** Gold and repeats on top of the labels, or null where there are none. */
export function unannouncedLine({ unannounced }: Plan): string | null {
  return unannounced > 0 ? `and about ${formatNumber(unannounced)} gold and repeats on top` : null;
}

/** Work of an hour and more is told in steps of ten minutes: an estimate should not look more exact than it is. */
function roundToMinute(ms: number): number {
  const step = ms >= 3_600_000 ? 600_000 : 60_000;
  return Math.max(60_000, Math.round(ms / step) * step);
}
