import type { ReactNode } from "react";
import { formatPercent } from "@/components/ui/format";
import { Kbd } from "@/components/ui/kbd";
import { numbered } from "@/components/ui/numbered";
import type { RadioOption } from "@/components/ui/radio-group";
import type { AnswerValue } from "@/lib/guideline/schema";
import { ANSWER_KEYS, NONE, OTHER, SPLIT } from "./case-keys";

export interface Candidate {
  value: AnswerValue;
  words: string;
  /** What the guideline says of this answer. */
  meaning: string | undefined;
  /** The key that chooses it. */
  digit: string | undefined;
  /** How many gave it; 0 for one that nobody gave. */
  given: number;
}

export interface OfferedSplit {
  distribution: Record<string, number>;
  parts: { words: string; share: number }[];
}

/** What a case can be settled to: the answers listed, then another one, the split, or none at all. */
export function answerOptions(candidates: readonly Candidate[], split: OfferedSplit | null, mayDiffer: boolean) {
  return [
    ...candidates.map(toOption),
    ...(mayDiffer ? [special(OTHER, "Another answer…", "one that nobody gave")] : []),
    ...(split ? [special(SPLIT, "Keep the split", splitWords(split))] : []),
    special(NONE, "No single right answer", "say in the note why"),
  ];
}

function toOption({ words, meaning, digit, given }: Candidate, index: number): RadioOption {
  return {
    value: String(index),
    label: (
      <span className="flex items-baseline gap-2">
        <bdi className={meaning ? "shrink-0 font-medium" : "min-w-0 font-medium wrap-anywhere"}>{words}</bdi>{" "}
        <span className="shrink-0 text-muted">{given === 0 ? "nobody" : `${given} of the labels`}</span>{" "}
        {digit && <Kbd keys={digit} className="shrink-0" />}
        {meaning && (
          <span className="min-w-0 truncate text-muted" dir="auto" title={meaning}>
            {meaning}
          </span>
        )}
      </span>
    ),
  };
}

function special(value: string, label: string, help: ReactNode): RadioOption {
  return {
    value,
    label: (
      <span className="flex items-baseline gap-2">
        <span className="shrink-0">{label}</span> <span className="min-w-0 wrap-anywhere text-muted">{help}</span>{" "}
        <Kbd keys={ANSWER_KEYS[value]!} />
      </span>
    ),
  };
}

function splitWords({ parts }: OfferedSplit): ReactNode {
  return numbered(parts).map(({ place, item: { words, share } }) => (
    <span key={place}>
      {place > 0 && ", "}
      {formatPercent(share)} <bdi>{words}</bdi>
    </span>
  ));
}
