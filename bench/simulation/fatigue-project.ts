import type { WorkEvent } from "@/lib/core/fatigue/events";
import { normal, shuffle } from "@/lib/core/random/draws";
import type { Random } from "@/lib/core/random/generator";

/** How the answers of a simulated project come about. */
export interface FatigueDesign {
  annotators: number;
  sessions: number;
  itemsPerSession: number;
  ratersPerItem: number;
  /** Change of the log odds of a correct answer from the first to the last item of a session. */
  harm: number;
  /** SD of the annotators' own changes around `harm`. */
  harmSpread: number;
  /** SD of a mood that follows an AR(1) with coefficient .9 within a session. */
  mood: number;
  /** How much shorter ln seconds are at the end of a session than at its beginning; 0 gives everybody the same time. */
  faster: number;
  /** Share of the answers that a hurried annotator gives at random at the end of a session, and much faster. */
  hurried: number;
  order: "random" | "hard-last" | "fixed";
  gold: boolean;
  /** How many annotators take a break after every fifth answer. */
  brief: number;
}

export const DEFAULT_DESIGN: FatigueDesign = {
  annotators: 20,
  sessions: 3,
  itemsPerSession: 60,
  ratersPerItem: 4,
  harm: 0,
  harmSpread: 0,
  mood: 0,
  faster: 0,
  hurried: 0,
  order: "random",
  gold: false,
  brief: 0,
};

/**
 * Binary items with logit P(correct) = ability + slope k / (n - 1) + mood - difficulty, ability ~ N(2, .5), difficulty
 * ~ N(0, .8), which makes 1 logit about 14 points of accuracy. The annotators fall into as many blocks as there are raters
 * per item; each block deals all items among its members in a random order of its own (`random`), or all blocks deal the
 * same way (`fixed`), where moreover each session may run from its easiest to its hardest item (`hard-last`).
 */
export function simulateFatigue(design: FatigueDesign, random: Random): WorkEvent[] {
  const { annotators, sessions, itemsPerSession, ratersPerItem } = design;
  const perAnnotator = sessions * itemsPerSession;
  const blockSize = annotators / ratersPerItem;
  const items = Array.from({ length: blockSize * perAnnotator }, () => ({
    difficulty: normal(random, 0, 0.8),
    truth: random.uint32() & 1,
  }));
  const same = shuffle(random, [...items.keys()]);
  const events: WorkEvent[] = [];
  for (let block = 0; block < ratersPerItem; block++) {
    const dealt = design.order === "random" ? shuffle(random, [...items.keys()]) : same;
    for (let member = 0; member < blockSize; member++) {
      const annotator = `a${block * blockSize + member}`;
      const ability = normal(random, 2, 0.5);
      const slope = normal(random, design.harm, design.harmSpread);
      for (let s = 0; s < sessions; s++) {
        const from = member * perAnnotator + s * itemsPerSession;
        const shown = dealt.slice(from, from + itemsPerSession);
        if (design.order === "hard-last") shown.sort((a, b) => items[a]!.difficulty - items[b]!.difficulty);
        let mood = normal(random, 0, design.mood);
        shown.forEach((index, k) => {
          const { difficulty, truth } = items[index]!;
          const logit = ability + (slope * k) / (itemsPerSession - 1) + mood - difficulty;
          const late = k / (itemsPerSession - 1);
          const hurries = design.hurried > 0 && annotator === "a0" && random.uniform() < design.hurried * late;
          const right = hurries ? 0.5 : 1 / (1 + Math.exp(-logit));
          const value = random.uniform() < right ? truth : 1 - truth;
          const startedAt = s * 86_400 + k * 30;
          const pace = design.faster > 0 || design.hurried > 0 ? normal(random, -design.faster * late, 0.3) : 0;
          const seconds = 25 * Math.exp(Math.min(0, hurries ? pace - 2 : pace));
          const gold = design.gold ? truth : null;
          const isBrief = block * blockSize + member < design.brief;
          const session = isBrief ? `${s}, ${Math.floor(k / 5)}` : null;
          events.push({
            annotator,
            item: `i${index}`,
            value,
            startedAt,
            submittedAt: startedAt + seconds,
            gold,
            session,
          });
          mood = 0.9 * mood + normal(random, 0, design.mood * Math.sqrt(1 - 0.81));
        });
      }
    }
  }
  return events;
}
