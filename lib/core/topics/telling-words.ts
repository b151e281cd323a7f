import type { Vectors } from "./vectors";
import { wholeWords } from "./whole-words";

/** What the prior weighs as a share of all: little beside a topic’s own words, enough that words which nobody else has are not doubted. */
const PRIOR = 0.1;
/** Words that are kept of a topic, and those that its name has. */
const [WORDS, OF_NAME] = [12, 3];

/**
 * How telling words are for one group against all others: the log-odds ratio with an informative Dirichlet prior, as a z-score (Monroe,
 * Colaresi and Quinn 2008, Political Analysis 16:372, "Fightin' Words"). `own` and `all` say how often each word stands in the group and in
 * all; the prior is a tenth of what all say. Positive where the group has more of it than the others, 0 of words that
 * nobody has.
 */
export function logOddsOf(own: ArrayLike<number>, all: ArrayLike<number>): Float64Array {
  let [ownTotal, total] = [0, 0];
  for (let word = 0; word < all.length; word++) {
    ownTotal += own[word]!;
    total += all[word]!;
  }
  return Float64Array.from({ length: all.length }, (_, word) => {
    if (all[word] === 0) return 0;
    const prior = PRIOR * all[word]!;
    const [mine, others] = [own[word]! + prior, all[word]! - own[word]! + prior];
    const odds =
      Math.log(mine / (ownTotal + PRIOR * total - mine)) -
      Math.log(others / (total - ownTotal + PRIOR * total - others));
    return odds / Math.sqrt(1 / mine + 1 / others);
  });
}

/** Documents of a topic, and their share, that a word of it stands in: what one of them repeats names none of the others. */
const [FEWEST_WITH, SHARE_WITH] = [3, 0.08];

/**
 * For each of `k` topics how many documents it has, and its stems by how telling they are, the most telling first: only those that it has more
 * of, that three of its documents have, and that tell of no other topic more. `members` says the topic of each document, -1 for none. A stem counts once in a document.
 */
export function tellingWords({ starts, stem }: Vectors, stems: number, members: Int32Array, k: number) {
  const all = new Float64Array(stems);
  const own = Array.from({ length: k }, () => new Float64Array(stems));
  const sizes = new Uint32Array(k);
  for (const [document, topic] of members.entries()) {
    if (topic >= 0) sizes[topic]!++;
    for (let entry = starts[document]!; entry < starts[document + 1]!; entry++) {
      all[stem[entry]!]!++;
      if (topic >= 0) own[topic]![stem[entry]!]!++;
    }
  }
  const odds = own.map((counts) => logOddsOf(counts, all));
  const highest = Float64Array.from({ length: stems }, (_, at) => Math.max(...odds.map((ofTopic) => ofTopic[at]!)));
  const telling = odds.map((ofTopic, topic) => {
    const fewest = Math.max(FEWEST_WITH, SHARE_WITH * sizes[topic]!);
    return [...ofTopic.keys()]
      .filter((at) => ofTopic[at]! > 0 && ofTopic[at] === highest[at] && own[topic]![at]! >= fewest)
      .sort((a, b) => ofTopic[b]! - ofTopic[a]! || a - b);
  });
  return { members: sizes, telling };
}

/**
 * Names of topics by their words, the most telling first: three of these, and more where another topic has the same; a number where words do
 * not do. Words with figures are none; of scripts without spaces pairs of letters are put together to words.
 */
export function namesOf(words: readonly (readonly string[])[]): { name: string; words: string[] }[] {
  const taken = new Set<string>();
  return words.map((all) => {
    const own = wholeWords(all.filter((word) => !FIGURE.test(word)).slice(0, LOOKED_AT)).slice(0, WORDS);
    const free = Array.from({ length: WORDS }, (_, k) => own.slice(0, OF_NAME + k).join(" "));
    const name = free.find((one) => one !== "" && !taken.has(one)) ?? numbered(free[0] || "topic", taken);
    taken.add(name);
    return { name, words: own };
  });
}

const FIGURE = /\p{N}/u;
/** Of a topic’s words so many are looked at for its name and the words beside that. */
const LOOKED_AT = 3 * WORDS;

function numbered(name: string, taken: ReadonlySet<string>): string {
  let number = 2;
  while (taken.has(`${name} ${number}`)) number++;
  return `${name} ${number}`;
}
