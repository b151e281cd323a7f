import { chance, exponential, standardNormal, type Uniform } from "@/prisma/demo/draws";
import type { Traits } from "@/prisma/demo/traits";

export interface TimeSpent {
  /** Time at work on the example, in whole milliseconds. */
  activeMs: number;
  /** From opening to submitting, in whole milliseconds; never below `activeMs`. */
  wallMs: number;
}

/**
 * Time for one example: reading all its words at the person's pace, deciding, typing the note (five characters a second),
 * with a log-normal spread of 0.3. Tiredness takes away up to half; an example answered unread takes a seventh.
 */
export function spendTime(
  words: number,
  difficulty: number,
  noteLength: number,
  traits: Traits,
  tiredness: number,
  unread: boolean,
  random: Uniform,
): TimeSpent {
  const readingMs = (words / traits.wordsPerMinute) * 60_000;
  const typingMs = traits.wordsPerMinute > 1000 ? 0 : noteLength * 200;
  const spread = Math.exp(0.3 * standardNormal(random));
  const share = (1 - 0.5 * tiredness) * (unread ? 1 / 7 : 1);
  const activeMs = Math.round((readingMs + traits.decisionMs * (0.7 + difficulty) + typingMs) * spread * share);
  const pauseMs = chance(random, traits.interruption) ? 30_000 + exponential(random, 120_000) : 0;
  const loadingMs = 200 + exponential(random, 400);
  return { activeMs, wallMs: Math.round(activeMs + pauseMs + loadingMs) };
}
