import { benjaminiHochberg } from "@/lib/core/benjamini-hochberg";
import { type AcrossAnnotators, acrossAnnotators } from "@/lib/core/fatigue/across-annotators";
import type { ResponseStyle } from "@/lib/core/fatigue/response-style";
import type { Random } from "@/lib/core/random/generator";

/** One indicator's change from the first to the second half of sessions, tested across annotators. */
export interface IndicatorChange extends AcrossAnnotators {
  indicator: string;
  /** Benjamini-Hochberg over the indicators; the sign-flip p stands in where t is undefined. */
  q: number | null;
}

export interface AnnotatorDifference {
  annotator: string;
  difference: number;
}

/** Tests each indicator across annotators and adjusts over the indicators; those without a value are left out. */
export function indicatorChanges(
  differences: ReadonlyMap<string, readonly AnnotatorDifference[]>,
  random: Random,
): IndicatorChange[] {
  const tested = [...differences].flatMap(([indicator, list]) =>
    list.length === 0
      ? []
      : [
          {
            indicator,
            test: acrossAnnotators(
              list.map((d) => d.difference),
              random,
            ),
          },
        ],
  );
  const q = benjaminiHochberg(tested.map(({ test }) => test.pT ?? test.pSignflip));
  return tested.map(({ indicator, test }, k) => ({ indicator, ...test, q: q[k]! }));
}

/** Mean over an annotator's sessions of second minus first half of the entropy. */
export function entropyDifferences(
  sessions: readonly {
    annotator: string;
    style: Pick<ResponseStyle, "n" | "entropyFirstHalf" | "entropySecondHalf">;
  }[],
): AnnotatorDifference[] {
  const lists = new Map<string, number[]>();
  for (const { annotator, style } of sessions) {
    if (style.n < 4) continue;
    const list = lists.get(annotator) ?? [];
    list.push(style.entropySecondHalf! - style.entropyFirstHalf!);
    lists.set(annotator, list);
  }
  return [...lists].map(([annotator, list]) => ({
    annotator,
    difference: list.reduce((a, b) => a + b, 0) / list.length,
  }));
}
