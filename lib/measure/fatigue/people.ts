import "server-only";
import { fatigueBasis, individualsOf, ownRandom } from "@/lib/core/fatigue/analyse";
import type { IndividualChange } from "@/lib/core/fatigue/individuals";
import { createRandom } from "@/lib/core/random/generator";
import { readWork, type Work, type WorkQuestion } from "./read-work";
import { SEED } from "./survey";

/** One person's change over the session, with how much of their work says so. */
export interface PersonChange extends IndividualChange {
  answers: number;
  sessions: number;
}

/** What changed with single people: their slopes drawn towards what all have in common, and the cautious verdict. */
export async function measureFatiguePeople(question: WorkQuestion): Promise<PersonChange[]> {
  const read = await readWork(question);
  return read.ok ? changesOf(read.work) : [];
}

/** The same from work that was read. */
export function changesOf({ columns, coded }: Work): PersonChange[] {
  const basis = fatigueBasis(columns, coded);
  const own = new Map<string, { answers: number; sessions: number }>();
  for (const { annotator, style } of basis.styles) {
    const { answers, sessions } = own.get(annotator) ?? { answers: 0, sessions: 0 };
    own.set(annotator, { answers: answers + style.n, sessions: sessions + 1 });
  }
  return individualsOf(basis, ownRandom(createRandom(SEED))).map((change) => ({
    ...change,
    ...own.get(change.annotator)!,
  }));
}
