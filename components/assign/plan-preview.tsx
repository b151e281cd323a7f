import clsx from "clsx";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import type { RoundPreview } from "@/lib/assign/preview";
import { effortLine, planLine, unannouncedLine } from "./plan-words";

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
