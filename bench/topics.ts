import { printTable } from "@/bench/measure";
import { integerBelow } from "@/lib/core/random/draws";
import { createRandom, type Random } from "@/lib/core/random/generator";
import { learnTopics } from "@/lib/core/topics/learn";
import { topicTeller } from "@/lib/core/topics/model";
import { countTerms, joinCounts } from "@/lib/core/topics/term-counts";

/**
 * Topics of 100,000 texts of about 1 kB, twenty planted in four of five, on one thread: counting and learning of 20,000 of them, as the job
 * does, and telling all. Wanted: 30 s and under 500 MB. Says also how many texts of a planted topic are together, and how many of the others
 * were given one: these have only ordinary words in common.
 */
const TEXTS = 100_000;
const READ = 20_000;
const BATCH = 1000;
const TOPICS = 20;
const WANTED = { seconds: 30, megabytes: 500 };

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const wordsOf = (random: Random, n: number) =>
  Array.from({ length: n }, () =>
    Array.from({ length: 3 + integerBelow(random, 8) }, () => LETTERS[integerBelow(random, 26)]!).join(""),
  );

const random = createRandom(1);
const common = wordsOf(random, 20_000);
// As stop words are in any language.
const STOP = new Set(common.slice(0, 150));
const own = Array.from({ length: TOPICS }, () => wordsOf(random, 200));

/** The topic of a text; every fifth has none. */
const topicOf = (k: number) => (k % 5 === 0 ? -1 : Math.floor(k / 5) % TOPICS);

function textOf(k: number): string {
  const chance = createRandom(k + 2);
  const topic = topicOf(k);
  // What has no topic is about something that nobody else speaks of.
  const about = topic < 0 ? wordsOf(chance, 30) : own[topic]!;
  // Frequent words are frequent, as in any language (Zipf).
  const ordinary = () => common[Math.floor(common.length ** chance.uniform()) - 1]!;
  const word = () => (chance.uniform() < 0.25 ? about[integerBelow(chance, about.length)]! : ordinary());
  return Array.from({ length: 130 }, word).join(" ");
}

const batches = (from: number, to: number) =>
  Array.from({ length: Math.ceil((to - from) / BATCH) }, (_, k) => [
    from + k * BATCH,
    Math.min(to, from + (k + 1) * BATCH),
  ]);

async function main() {
  const memory = () => process.memoryUsage.rss() / 1e6;
  let [highest, making] = [memory(), 0];
  const made = (from: number, to: number) => {
    const since = performance.now();
    const texts = Array.from({ length: to - from }, (_, k) => textOf(from + k));
    making += performance.now() - since;
    highest = Math.max(highest, memory());
    return texts;
  };
  const timed = <T>(work: () => T): [T, number] => {
    const [since, before] = [performance.now(), making];
    const result = work();
    highest = Math.max(highest, memory());
    return [result, (performance.now() - since - (making - before)) / 1000];
  };
  const [counts, counting] = timed(() =>
    batches(0, READ).map(([from, to]) =>
      countTerms(made(from!, to!).map((text) => ({ texts: [text], language: "en" }))),
    ),
  );
  const [model, learning] = timed(() => learnTopics(joinCounts(counts), { seed: 1, stopWords: () => STOP }));
  const tell = topicTeller(model);
  const [told, telling] = timed(() =>
    batches(0, TEXTS).flatMap(([from, to]) => made(from!, to!).map((text) => tell([text]).topic)),
  );
  const total = counting + learning + telling;
  printTable(
    ["", "texts", "s"],
    [
      ["counting", String(READ), counting.toFixed(1)],
      ["learning", String(READ), learning.toFixed(1)],
      ["telling", String(TEXTS), telling.toFixed(1)],
      ["together", "", `${total.toFixed(1)} (wanted ${WANTED.seconds})`],
    ],
  );
  const places = Array.from({ length: TOPICS }, (_, topic) =>
    mostFrequent(told.filter((_, k) => topicOf(k) === topic)),
  );
  const right = told.filter((topic, k) => topicOf(k) >= 0 && topic === places[topicOf(k)]).length;
  const planted = told.filter((_, k) => topicOf(k) >= 0).length;
  const forced = told.filter((topic, k) => topicOf(k) < 0 && topic !== null).length;
  console.log(
    `${model.topics.length} topics of ${new Set(places).size} planted; ${((100 * right) / planted).toFixed(1)} % of the texts of a topic have it, ` +
      `${((100 * forced) / (TEXTS - planted)).toFixed(1)} % of the others have one. ` +
      `${highest.toFixed(0)} MB (wanted ${WANTED.megabytes}); the model has ${(JSON.stringify(model).length / 1e6).toFixed(1)} MB.`,
  );
}

function mostFrequent(values: readonly (number | null)[]): number | null {
  const counts = new Map<number | null, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

await main();
