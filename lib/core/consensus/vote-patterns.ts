import type { Votes } from "@/lib/core/consensus/votes";

interface VotePatterns {
  /** Items with the same votes as one that stands for all of them. */
  votes: Votes;
  /** A table with `width` numbers a pattern, as one with as many for each item. */
  restore: (table: Float64Array, width: number) => Float64Array;
}

/**
 * Votes for a model that goes through them again and again: a hundred thousand items that two or three of some people rated have few
 * different lists of votes. Patterns stand in the order of what they say. Where two solutions are equally good, the rounding of a sum
 * decides between them, and so the order of its terms: like this the answer depends on the votes alone, not on the order of the rows.
 */
export function votePatterns(given: Votes): VotePatterns {
  const { start, rater, label } = given;
  const { first, patternOf } = differentItems(given);
  const order = Int32Array.from(first.keys()).sort((p, q) => compare(given, first[p]!, first[q]!));
  const placeOf = new Int32Array(order.length);
  const starts = new Int32Array(order.length + 1);
  for (let place = 0; place < order.length; place++) {
    const item = first[order[place]!]!;
    placeOf[order[place]!] = place;
    starts[place + 1] = starts[place]! + start[item + 1]! - start[item]!;
  }
  const times = new Int32Array(order.length);
  for (let i = 0; i < patternOf.length; i++) {
    patternOf[i] = placeOf[patternOf[i]!]!;
    times[patternOf[i]!]! += given.times[i]!;
  }
  const [raters, labels] = [new Int32Array(starts.at(-1)!), new Int32Array(starts.at(-1)!)];
  for (let place = 0; place < order.length; place++) {
    const item = first[order[place]!]!;
    raters.set(rater.subarray(start[item]!, start[item + 1]!), starts[place]!);
    labels.set(label.subarray(start[item]!, start[item + 1]!), starts[place]!);
  }
  const items = Array.from(order, (pattern) => given.items[first[pattern]!]!);
  return {
    votes: { ...given, items, times, start: starts, rater: raters, label: labels },
    restore: (table, width) => {
      const restored = new Float64Array(patternOf.length * width);
      for (let i = 0; i < patternOf.length; i++)
        for (let c = 0; c < width; c++) restored[i * width + c] = table[patternOf[i]! * width + c]!;
      return restored;
    },
  };
}

/** Of each pattern the first item that has it, and of each item its pattern. */
function differentItems(votes: Votes): { first: Int32Array; patternOf: Int32Array } {
  const { start, rater, label } = votes;
  const items = votes.items.length;
  const first = new Int32Array(items);
  const patternOf = new Int32Array(items);
  /** Open addressing: the pattern in each slot plus 1, 0 where it is free. */
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * items + 1)));
  const mask = slots.length - 1;
  let patterns = 0;
  for (let i = 0; i < items; i++) {
    let hash = 0;
    for (let t = start[i]!; t < start[i + 1]!; t++) {
      hash = Math.imul(hash ^ rater[t]!, 0x85ebca6b);
      hash = Math.imul(hash ^ (hash >>> 15) ^ label[t]!, 0xcc9e2d51);
    }
    let slot = (hash ^ (hash >>> 16)) & mask;
    while (slots[slot] !== 0 && compare(votes, first[slots[slot]! - 1]!, i) !== 0) slot = (slot + 1) & mask;
    if (slots[slot] === 0) {
      first[patterns++] = i;
      slots[slot] = patterns;
    }
    patternOf[i] = slots[slot]! - 1;
  }
  return { first: first.subarray(0, patterns), patternOf };
}

/** The order of two items' lists of votes. */
function compare({ start, rater, label }: Votes, one: number, other: number): number {
  const [from, than] = [start[one]!, start[other]!];
  const length = start[one + 1]! - from;
  const difference = length - (start[other + 1]! - than);
  if (difference !== 0) return difference;
  for (let t = 0; t < length; t++) {
    const apart = rater[from + t]! - rater[than + t]! || label[from + t]! - label[than + t]!;
    if (apart !== 0) return apart;
  }
  return 0;
}
