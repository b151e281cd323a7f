import { barsOf } from "@/components/curate/inspect/bars";
import { FactFigure } from "@/components/curate/inspect/fact-figure";
import { readingOf } from "@/components/curate/inspect/fact-reading";
import { partWords } from "@/components/curate/inspect/fact-words";
import { NamedWords } from "@/components/words/named-words";
import { writeCondition } from "@/lib/core/facts/condition-text";
import { readPart } from "@/lib/core/facts/place";
import { matchingHref, type SelectionLook, withCondition } from "@/lib/curate/inspect/address";
import type { OneFact } from "@/lib/curate/inspect/one-fact";
import type { WordNames } from "@/lib/guideline/checks/check-words";

interface FigurePartProps {
  projectId: string;
  fact: string;
  asked: SelectionLook;
  found: OneFact;
  names: WordNames;
}

/** What the fact is of all examples that are looked at, each bar leading to its own. */
export function FigurePart({ projectId, fact, asked, found, names }: FigurePartProps) {
  const { distribution, part } = found;
  const { kind, speaker } = (part && readPart(part)) || {};
  const bars = barsOf({ fact, ...(kind && { part: kind, speaker }) }, distribution, names);
  return (
    <>
      <NamedWords className="block max-w-[72ch] text-base">{readingOf(fact, distribution, names)}</NamedWords>
      <FactFigure
        fact={fact}
        units={part ? partWords(part) : "Examples"}
        distribution={distribution}
        bars={bars.map(({ condition, ...bar }) => ({
          ...bar,
          href:
            condition &&
            matchingHref(projectId, { ...asked, where: withCondition(asked.where, writeCondition(condition)) }),
        }))}
      />
    </>
  );
}
