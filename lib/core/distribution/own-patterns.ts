import type { Patterns } from "@/lib/core/agreement/patterns";
import { patternsFromTable } from "@/lib/core/agreement/patterns-from-table";
import type { Scores } from "@/lib/core/distribution/scores";
import { createBinomials } from "@/lib/core/random/binomial-tables";
import { integerBelow } from "@/lib/core/random/draws";
import type { Random } from "@/lib/core/random/generator";
import { groupByCode } from "@/lib/core/rating-table";

/** The shared items of one annotator by the ratings that they got: `items[c]` of them have the pattern `pattern[c]`. */
export interface OwnPatterns {
  pattern: Int32Array;
  items: Int32Array;
  shared: number;
}

/** The patterns of all items, and of each annotator how many of the shared items have which. */
export function ownPatterns(scores: Scores): { patterns: Patterns; byRater: OwnPatterns[] } {
  const { items, raters, item, rater, level } = scores;
  const { patterns, patternOfItem } = patternsFromTable({
    items,
    raters,
    item,
    rater,
    values: scores.levels,
    value: level,
  });
  const { start, order } = groupByCode(rater, raters.length);
  const byRater = raters.map((_, w) => {
    const own = order.subarray(start[w], start[w + 1]).map((t) => patternOfItem[item[t]!]!);
    return counted(own.filter((p) => patterns.size[p]! > 1).sort());
  });
  return { patterns, byRater };
}

function counted(sorted: Int32Array): OwnPatterns {
  const pattern = new Int32Array(sorted.length);
  const items = new Int32Array(sorted.length);
  let cells = 0;
  for (let k = 0; k < sorted.length; k++) {
    if (k === 0 || sorted[k] !== sorted[k - 1]) pattern[cells++] = sorted[k]!;
    items[cells - 1]!++;
  }
  return { pattern: pattern.subarray(0, cells), items: items.subarray(0, cells), shared: sorted.length };
}

/** What an annotator and the others gave at each level, see `statisticsOf`; overwritten by each draw. */
export interface Dealt {
  own: Float64Array;
  pool: Float64Array;
}

/**
 * For each annotator, deals the ratings of their items anew among those who rated them. Items of one pattern are alike, so what the
 * annotator is dealt on them is one multinomial draw: the cost grows with the patterns, and not with the items.
 */
export function createDealer(patterns: Patterns, levels: number, random: Random) {
  const { start, category, count, size } = patterns;
  const binomial = createBinomials(random);
  const dealt: Dealt = { own: new Float64Array(levels), pool: new Float64Array(levels) };
  const give = (k: number, n: number, share: number) => {
    dealt.own[category[k]!]! += n;
    dealt.pool[category[k]!]! -= n * share;
  };
  const dealOne = (p: number, share: number) => {
    let place = integerBelow(random, size[p]!);
    let k = start[p]!;
    while (place >= count[k]!) place -= count[k++]!;
    give(k, 1, share);
  };
  const dealAlike = (p: number, items: number, share: number) => {
    let [left, ratings] = [items, size[p]!];
    for (let k = start[p]!; left > 0; k++) {
      const n = count[k] === ratings ? left : binomial(left, count[k]!, ratings);
      give(k, n, share);
      left -= n;
      ratings -= count[k]!;
    }
  };
  return ({ pattern, items }: OwnPatterns): (() => Dealt) => {
    const certain = certainOf(patterns, pattern, items, levels);
    const open = [...pattern.keys()].filter((c) => start[pattern[c]! + 1]! - start[pattern[c]!]! > 1);
    return () => {
      dealt.own.set(certain.own);
      dealt.pool.set(certain.pool);
      for (const c of open) {
        const p = pattern[c]!;
        const share = 1 / (size[p]! - 1);
        if (items[c] === 1) dealOne(p, share);
        else dealAlike(p, items[c]!, share);
      }
      return dealt;
    };
  };
}

/** What no dealing changes: where all agree the annotator does too; and to the pool belongs what all gave, but for the annotator's own. */
function certainOf(
  { start, category, count, size }: Patterns,
  pattern: Int32Array,
  items: Int32Array,
  levels: number,
): Dealt {
  const [own, pool] = [new Float64Array(levels), new Float64Array(levels)];
  for (let c = 0; c < pattern.length; c++) {
    const p = pattern[c]!;
    const isUnanimous = start[p + 1]! - start[p]! === 1;
    for (let k = start[p]!; k < start[p + 1]!; k++) {
      own[category[k]!]! += isUnanimous ? items[c]! : 0;
      pool[category[k]!]! += (items[c]! * (count[k]! - (isUnanimous ? 1 : 0))) / (size[p]! - 1);
    }
  }
  return { own, pool };
}
