import type { ComparedText, Item } from "../contamination-index";

/** How an item can get into training data, as tests plant it; what is derived from it is found by descent. */
export const PLANTED = ["same", "case and space", "one word changed", "prompt alone", "quotation"] as const;
export type Planted = (typeof PLANTED)[number];

/** A generator of its own, since a test's texts must be the same each time (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SYLLABLES = "ka lo mi ren tu sa vel dor in pa ge sto bri na ul fe mar to qui hen".split(" ");

/** Words as frequent as in a language: the k-th is about 1/k as frequent as the first (Zipf). */
function madeWord(random: () => number): string {
  const rank = Math.floor(Math.exp(random() * Math.log(20_000)));
  let word = SYLLABLES[rank % SYLLABLES.length]!;
  for (let rest = Math.floor(rank / SYLLABLES.length); rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    word += SYLLABLES[rest % SYLLABLES.length]!;
  return word;
}

export function madeText(random: () => number, words: number): string {
  return Array.from({ length: words }, () => madeWord(random)).join(" ");
}

/** An item of 16 to 60 words: one word changed is found in every text of at least 16 words. */
export function itemOf(random: () => number): Item & { prompt: string; contentHashes: [string] } {
  const prompt = madeText(random, 16 + Math.floor(random() * 45));
  return { prompt, contentHashes: [`content ${prompt}`] };
}

/** An example that holds an item in this way, among words of its own. */
export function plantIn(random: () => number, { prompt, contentHashes }: ReturnType<typeof itemOf>, how: Planted) {
  const whole = (text: string): ComparedText => ({ text, isWhole: true, isRead: true });
  const answer: ComparedText = { text: madeText(random, 40), isWhole: false, isRead: true };
  const example = (...texts: ComparedText[]) => ({ contentHash: `own ${texts[0]!.text}`, texts });
  switch (how) {
    case "same":
      return { contentHash: contentHashes[0], texts: [whole(prompt), answer] };
    case "case and space":
      return example(whole(` ${prompt.toUpperCase().replaceAll(" ", "\n ")} `), answer);
    case "one word changed": {
      const words = prompt.split(" ");
      words[Math.floor(random() * words.length)] = "otherwise";
      return example(whole(words.join(" ")), answer);
    }
    case "prompt alone":
      return example(whole(prompt));
    case "quotation":
      return example(whole(madeText(random, 12)), {
        ...answer,
        text: `${madeText(random, 400)} “${prompt}” ${madeText(random, 400)}`,
      });
  }
}
