import { hash } from "node:crypto";
import { ContaminationIndex } from "@/lib/core/contamination/contamination-index";
import { itemOf, madeText, PLANTED, plantIn, seeded } from "@/lib/core/contamination/testing/planted";

/**
 * How long examples take to be compared with an evaluation, and that among made texts nothing is found that was not planted:
 * `npx tsx bench/contamination.ts [examples] [items]`. The made words are of twenty syllables, so that texts look more alike than any language's.
 */
const [examples = 100_000, items = 200] = process.argv.slice(2).map(Number);
const random = seeded(11);
const made = Array.from({ length: items }, () => itemOf(random));
const begun = performance.now();
const index = new ContaminationIndex(made, (text) => hash("sha256", text, "hex"));
const built = performance.now() - begun;

let found = 0;
for (const [number, item] of made.entries()) {
  const { contentHash, texts } = plantIn(random, item, PLANTED[number % PLANTED.length]!);
  if (index.find(contentHash, texts).some((hit) => hit.item === number)) found++;
}

let [wrong, bytes, took] = [0, 0, 0];
for (let k = 0; k < examples; k++) {
  const [prompt, response] = [madeText(random, 8 + Math.floor(random() * 60)), madeText(random, 120)];
  bytes += prompt.length + response.length;
  const before = performance.now();
  const texts = [
    { text: prompt, isWhole: true, isRead: true },
    { text: response, isWhole: false, isRead: true },
  ];
  wrong += index.find(`made ${k}`, texts).length;
  took += performance.now() - before;
}
const memory = process.memoryUsage().rss / 1e6;
console.log(`${items} items indexed in ${built.toFixed(0)} ms; ${found} of ${items} planted were found`);
console.log(
  `${examples} examples (${(bytes / 1e6).toFixed(0)} MB) compared in ${(took / 1000).toFixed(1)} s, ${wrong} findings; ${memory.toFixed(0)} MB in memory`,
);
