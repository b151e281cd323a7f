import { Badge } from "@/components/ui/badge";
import { formatNumber } from "@/components/ui/format";
import { TextLink } from "@/components/ui/text-link";
import type { ChangedText } from "@/lib/curate/clean/changed-texts";
import type { CleanedView } from "@/lib/curate/clean/queries";
import { exampleHref } from "@/lib/examples/address";
import { LOSS_WORDS, OUTCOME_WORDS } from "./outcome-words";
import { TextChanges } from "./text-changes";

interface CleanedListProps {
  projectId: string;
  examples: readonly CleanedView[];
  texts: ReadonlyMap<string, readonly ChangedText[]>;
  /** Titles of criteria by key. */
  criteria: Readonly<Record<string, string>>;
}

/** What became of examples, each before and after. */
export function CleanedList({ projectId, examples, texts, criteria }: CleanedListProps) {
  return (
    <ol className="grid grid-cols-[minmax(0,1fr)] gap-6">
      {examples.map(({ id, parent, outcome, childId, child, inherited, losses }) => (
        <li key={id} className="grid grid-cols-[minmax(0,1fr)] gap-2 border-t border-line pt-3">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <TextLink href={exampleHref(projectId, id)} className="font-mono text-xs">
              {parent}
            </TextLink>
            {childId && (
              <>
                <span className="text-muted">in its place</span>
                <TextLink href={exampleHref(projectId, childId)} className="font-mono text-xs">
                  {child}
                </TextLink>
              </>
            )}
            <Badge {...(childId === null && { tone: "warn" as const })}>{OUTCOME_WORDS[outcome].label}</Badge>
          </p>
          {childId === null && <p className="text-muted">{OUTCOME_WORDS[outcome].help}</p>}
          {inherited.length > 0 && <p>Inherited: {inherited.map((key) => criteria[key] ?? key).join(", ")}</p>}
          {losses.map(({ what, criterion, count }) => (
            <p key={`${what} ${criterion}`}>
              {criteria[criterion] ?? criterion}: {LOSS_WORDS[what]} ({formatNumber(count)})
            </p>
          ))}
          <TextChanges texts={texts.get(id) ?? []} />
        </li>
      ))}
    </ol>
  );
}
