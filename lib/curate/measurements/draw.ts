import { factNamed } from "@/lib/core/facts/catalogue";
import { type FactConditions, factsAsked, identityFact } from "@/lib/core/facts/condition";
import type { FactTable } from "@/lib/core/facts/fact";
import { FLAGGED, flaggedBy, PASSED, UNKNOWN } from "@/lib/core/facts/flagged";
import { countFlags, decidingValues, type FlagCounts, nearestFlagged } from "@/lib/core/facts/trial";
import { shuffle } from "@/lib/core/random/draws";
import { createRandom } from "@/lib/core/random/generator";
import { readFacts } from "@/lib/facts/read-facts";
import type { DrawnFor } from "./schema";

export interface DrawQuestion {
  projectId: string;
  checks: readonly (FactConditions & { key: string })[];
  seed: number;
  flagged: number;
  passed: number;
  near: number;
}

export interface DrawnExample {
  id: string;
  /** What it has in common with those of which it is a copy but for case and white space; null where that is not known. */
  same: string | null;
  drawn: DrawnFor[];
}

export interface MeasurementDraw {
  /** What each check says of all examples, in their order. */
  counts: FlagCounts[];
  /** In the order in which they are read. */
  examples: DrawnExample[];
}

const SAME = identityFact({ of: "whole", strength: "normalised" });

/** Draws the examples by which checks are measured, for a thread. */
export async function drawToMeasure({ projectId, ...question }: DrawQuestion): Promise<MeasurementDraw> {
  const asked = question.checks.flatMap(({ conditions }) => factsAsked(conditions));
  const names = [...new Set([...asked, SAME])].filter((name) => factNamed(name));
  return drawFrom(await readFacts(projectId, names), question);
}

/**
 * The same from facts that were read. All checks draw along one random order of the examples, each so many of those that it flags and of those
 * that it passes: a simple random sample of each side of each check, in which checks have as many examples in common as can be (permanent
 * random numbers, Ohlsson 1995). They are read in another random order, so that a place says nothing of a side.
 */
export function drawFrom(
  table: FactTable & { ids: readonly string[] },
  { checks, seed, flagged, passed, near }: Omit<DrawQuestion, "projectId">,
): MeasurementDraw {
  const random = createRandom(seed);
  const order = shuffle(
    random,
    Int32Array.from({ length: table.examples }, (_, at) => at),
  );
  const drawn = new Map<number, DrawnFor[]>();
  const take = (at: number, reason: DrawnFor) => drawn.set(at, [...(drawn.get(at) ?? []), reason]);
  const counts = checks.map((check) => {
    const flags = flaggedBy(table, check).examples;
    const own = new Set<number>();
    for (const [side, flag, wanted] of [
      ["flagged", FLAGGED, flagged],
      ["passed", PASSED, passed],
    ] as const)
      for (const at of firstOf(order, flags, flag, wanted)) {
        own.add(at);
        take(at, { check: check.key, side, near: false });
      }
    for (const { at, side } of nearBound(table, check, flags, near))
      if (!own.has(at)) take(at, { check: check.key, side, near: true });
    return countFlags(flags);
  });
  const places = shuffle(
    random,
    [...drawn.keys()].sort((a, b) => a - b),
  );
  const identity = table.columns.get(SAME);
  const sameAs = (at: number) => {
    const value = identity?.kind === "hash" ? identity.values[at]! : 0n;
    return value === 0n ? null : value.toString(36);
  };
  return { counts, examples: places.map((at) => ({ id: table.ids[at]!, same: sameAs(at), drawn: drawn.get(at)! })) };
}

function firstOf(order: Int32Array, flags: Uint8Array, flag: number, wanted: number): number[] {
  const found: number[] = [];
  for (let k = 0; k < order.length && found.length < wanted; k++) if (flags[order[k]!] === flag) found.push(order[k]!);
  return found;
}

/** Those nearest to the first bound of a check, where it has one, of what this bound decides. */
function nearBound(table: FactTable, check: FactConditions, flags: Uint8Array, near: number) {
  const bounded = check.conditions.find((condition) => "value" in condition);
  if (near === 0 || !bounded || !("value" in bounded)) return [];
  const values = decidingValues(table, bounded);
  const own = flaggedBy(table, { match: "any", conditions: [bounded] }).examples;
  const line = flags.map((flag, at) => (flag === own[at] ? flag : UNKNOWN));
  const side = (flag: number, name: DrawnFor["side"]) =>
    nearestFlagged(line, flag, near, { values, bound: bounded.value }).map((at) => ({ at, side: name }));
  return [...side(FLAGGED, "flagged"), ...side(PASSED, "passed")];
}
