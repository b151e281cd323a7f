import { createRandom } from "@/lib/core/random/generator";

export interface Planted {
  prompt: string;
  response: string;
}

/** Of so many examples each is a copy of an earlier one with a few words changed. */
const EVERY = 10;

/**
 * Instruction examples of about 1.1 kB; every tenth is an earlier one of which some words (up to a tenth) are others, in a place that is told. The
 * same seed gives the same texts. Words are as frequent as those of a language: the n-th about 1/n times as often as the first.
 */
export function* plantedExamples(count: number, seed: number): Generator<Planted & { copyOf: number | null }> {
  const random = createRandom(seed);
  const letters = "etaoinshrdlucmfwypvbgk";
  const words = Array.from({ length: 30_000 }, () =>
    Array.from(
      { length: 2 + (random.uint32() % 9) },
      () => letters[Math.floor(letters.length * random.uniform() ** 2)],
    ).join(""),
  );
  const word = () => words[Math.floor(words.length ** random.uniform()) - 1]!;
  const text = (length: number) => Array.from({ length }, word).join(" ");
  const originals = new Map<number, Planted>();
  for (let k = 0; k < count; k++) {
    const from = k - 1 - (random.uint32() % (EVERY - 1));
    const original = k % EVERY === 0 ? originals.get(from) : undefined;
    if (original) {
      const share = random.uniform() * 0.1;
      const changed = (given: string) =>
        given
          .split(" ")
          .map((one) => (random.uniform() < share ? word() : one))
          .join(" ");
      yield { prompt: changed(original.prompt), response: changed(original.response), copyOf: from };
      originals.clear();
    } else {
      const own = { prompt: text(15 + (random.uint32() % 40)), response: text(90 + (random.uint32() % 120)) };
      originals.set(k, own);
      yield { ...own, copyOf: null };
    }
  }
}
