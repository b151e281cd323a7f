import { apart, type Comparison, compareSides } from "@/lib/core/facts/compare";
import { type FactCondition, factsAsked, having } from "@/lib/core/facts/condition";
import { type Distribution, distributionOf, frameOf } from "@/lib/core/facts/distribution";
import { meetingAll } from "@/lib/core/facts/flagged";
import { heldFact } from "@/lib/core/facts/held";
import { unitsOf } from "@/lib/core/facts/place";
import { both, conditionsOf, countOf, type HeldPart, type LookQuestion, lookAt } from "./looked";
import type { OneFactQuery } from "./schema";

export interface OneFactQuestion extends LookQuestion, OneFactQuery {
  fact: string;
}

/** A fact within one word of the cut; null for the examples that have none. */
export interface CutRow {
  word: string | null;
  examples: number;
  distribution: Distribution;
}

export interface Sides {
  /** Examples on each side, those on both left out, and how many these are. */
  examples: [number, number];
  both: number;
  comparison: Comparison;
}

export interface OneFact {
  examples: number;
  matching: number;
  known: number;
  parts: HeldPart[];
  /** Which parts it is about; null where it is on whole examples. */
  part: string | null;
  distribution: Distribution;
  /** The most frequent words of the cut first; `others` is how many more words there are. */
  cut: { rows: CutRow[]; others: number } | null;
  sides: Sides | null;
}

/** Beyond so many words of a cut the others are only counted. */
const MOST_ROWS = 12;

/** For a thread: a fact by itself, cut by another, and on two sides. */
export async function oneFact(question: OneFactQuestion): Promise<OneFact> {
  const { fact, cut, one, other } = question;
  const [first, second] = [one, other].map((conditions) => conditions && conditionsOf(conditions));
  const named = [fact, ...(cut ? [cut] : []), ...factsAsked([...(first ?? []), ...(second ?? [])])];
  const { table, among, matching, parts, part, partName } = await lookAt(question, named);
  const held = heldFact(table, fact)!;
  const { definition, column } = held;
  const units = (chosen: Uint8Array | undefined) => unitsOf(table, definition, part, chosen);
  const distribution = distributionOf(definition, column, units(among));
  const isOnParts = definition.on === "part";
  return {
    examples: table.examples,
    matching,
    known: table.known.get(fact) ?? 0,
    parts: isOnParts ? parts : [],
    part: isOnParts ? partName : null,
    distribution,
    cut: cut === undefined ? null : cutBy(),
    sides: first ? sidesOf(first, second) : null,
  };

  function cutBy() {
    const own = heldFact(table, cut!)!;
    const whole = unitsOf(table, own.definition, undefined, among);
    const words = distributionOf(own.definition, own.column, whole);
    if (words.is !== "words") return null;
    const frame = frameOf(distribution);
    const row = (word: string | null, examples: number): CutRow => {
      const place = { fact: cut! };
      const condition = word === null ? { ...place, operator: "none" as const } : having(place, "word", word);
      const chosen = both(table, among, meetingAll(table, [condition]));
      return { word, examples, distribution: distributionOf(definition, column, units(chosen), frame) };
    };
    return {
      rows: [
        ...words.top.slice(0, MOST_ROWS).map(({ word, count }) => row(word, count)),
        ...(words.missing > words.unlooked ? [row(null, words.missing - words.unlooked)] : []),
      ],
      others: Math.max(0, words.distinct - MOST_ROWS),
    };
  }

  function sidesOf(one: FactCondition[], other: FactCondition[] | undefined): Sides {
    const first = both(table, among, meetingAll(table, one));
    const second = other
      ? both(table, among, meetingAll(table, other))
      : both(
          table,
          among,
          first.map((chosen) => 1 - chosen),
        );
    const sides = apart(first, second);
    return {
      examples: [countOf(sides.first), countOf(sides.second)],
      both: sides.both,
      comparison: compareSides(held, units(sides.first), units(sides.second)),
    };
  }
}
