import { createRandom } from "@/lib/core/random/generator";

/** Faults that are planted in examples, each at fixed places: in which example, counted from 0. */
const FAULTS = {
  /** What belongs to a template stands in the response. */
  template: (k) => k % 10 === 3,
  web: (k) => k % 10 === 7,
  /** It says what the one before says, in capitals. */
  copy: (k) => k % 20 === 9,
  /** It says what the one before says, but for a word. */
  near: (k) => k % 20 === 12,
  /** Cleaned it says what the one before says. */
  stray: (k) => k % 20 === 15,
  /** A benchmark asks its prompt. */
  item: (k) => k % 50 === 16,
  /** Its labels are low. */
  poor: (k) => k % 25 === 4,
  html: (k) => k % 6 === 1,
  invisible: (k) => k % 7 === 2,
  mail: (k) => k % 9 === 5,
} as const satisfies Record<string, (k: number) => boolean>;
export type Fault = keyof typeof FAULTS;
export const ALL_FAULTS = Object.keys(FAULTS) as Fault[];

/** Whether a fault is planted in an example, by its place from 0. */
export const isPlanted = (fault: Fault, k: number): boolean => FAULTS[fault](k);

export const PLANTED_QUALITIES = { formatted: "Nothing of a template stands in it.", relevant: "Nothing of the web." };

/** Checks of what is of a template and of the web. */
export const PLANTED_CHECKS = [
  {
    key: "of-a-template",
    quality: "formatted",
    title: "Of a template",
    match: "any",
    conditions: [{ fact: "template_tokens", part: "response", operator: "has" }],
  },
  {
    key: "of-the-web",
    quality: "relevant",
    title: "Of the web",
    match: "any",
    conditions: [{ fact: "source", operator: "is", values: ["web"] }],
  },
];

/** Examples of random words with these faults; the same number gives the same. */
export function plantedExamples(count: number, faults: readonly Fault[]) {
  const random = createRandom(20_261_130);
  const words = (many: number) => Array.from({ length: many }, () => `w${(random.uint32() % 1500).toString(36)}`);
  const has = (fault: Fault, k: number) => faults.includes(fault) && isPlanted(fault, k);
  let before = { prompt: "", own: [] as string[], response: "" };
  return Array.from({ length: count }, (_, k) => {
    let [prompt, own] = [`What is said of ${words(8).join(" ")}?`, words(70)];
    if (has("copy", k)) [prompt, own] = [before.prompt.toUpperCase(), before.own];
    if (has("near", k)) [prompt, own] = [before.prompt, before.own.with(k % 70, "otherwise")];
    if (has("stray", k)) [prompt, own] = [before.prompt, before.own];
    const response = has("stray", k) ? `${before.response}\u200b ` : faulty(own.join(" "), k, has);
    before = { prompt, own, response };
    return {
      kind: "instruction",
      id: `k${k}`,
      prompt,
      response,
      provenance: { source: has("web", k) ? "web" : "desk", licence: "CC0-1.0" },
    };
  });
}

function faulty(text: string, k: number, has: (fault: Fault, k: number) => boolean): string {
  const marked = has("html", k) ? `<p>${text.replace(" ", "</p>\r\n<p>")}</p>` : text;
  const hidden = has("invisible", k) ? marked.replaceAll(" w1", " \u200bw1") : marked;
  const reached = has("mail", k) ? `${hidden} Ask k${k}@touchstone.dev` : hidden;
  return has("template", k) ? `${reached}<|im_end|>` : `${reached}.`;
}

export const asLines = (records: readonly object[]): string =>
  records.map((record) => JSON.stringify(record)).join("\n");
