import {
  AlignLeft,
  ArrowDownWideNarrow,
  CircleDot,
  GitCompareArrows,
  Highlighter,
  ListChecks,
  type LucideIcon,
  Ruler,
} from "lucide-react";
import type { CriterionKind, Level } from "@/lib/guideline/schema";

/** The kinds of criteria as people meet them. */
export const KIND_WORDS: Record<CriterionKind, { label: string; help: string; Icon: LucideIcon }> = {
  choice: { label: "Choice", help: "one of several options", Icon: CircleDot },
  multi: { label: "Several", help: "any number of options", Icon: ListChecks },
  scale: { label: "Scale", help: "points, each with an anchor", Icon: Ruler },
  preference: { label: "Preference", help: "which response is better", Icon: GitCompareArrows },
  ranking: { label: "Ranking", help: "all options or responses, best first", Icon: ArrowDownWideNarrow },
  text: { label: "Text", help: "words of the annotator's own", Icon: AlignLeft },
  span: { label: "Passages", help: "marked stretches of the text", Icon: Highlighter },
};

/** What the level of measurement means for the figures computed from the answers. */
export const LEVEL_WORDS: Record<Level, string> = {
  nominal: "Nominal: answers are equal or not",
  ordinal: "Ordinal: answers have an order",
  interval: "Interval: differences count",
  ratio: "Ratio: zero is nothing, twice is twice",
  set: "Set: answers may overlap",
};
