import { createRandom } from "@/lib/core/random/generator";
import { CRITERIA } from "../criteria";

/** A guideline with checks of two kinds. */
export const PLANTED_GUIDELINE = {
  name: "Curation",
  body: "# Rate\n\nRate the answer.\n",
  qualities: { formatted: "Nothing of a template stands in it.", relevant: "Nothing of the web." },
  criteria: CRITERIA,
};

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

/** A step of each kind; each takes something of what is planted. */
export const PLANTED_STEPS = [
  { step: "check", check: "of-a-template" },
  { step: "check", check: "of-the-web" },
  { step: "contamination" },
  { step: "selection", where: ["score:at-least:2"] },
  { step: "duplicates", meaning: "whole", strength: "normalised" },
  { step: "duplicates", meaning: "whole", strength: "near", threshold: 0.8 },
];

export const PLANTED_OPERATIONS = [
  "invisible-characters",
  "line-endings",
  "unicode-nfc",
  "trim",
  "html-to-text",
  "personal-data",
];

/** What is planted in every so-manieth example, at which place. */
const EVERY: Record<string, (k: number) => boolean> = {
  template: (k) => k % 10 === 3,
  web: (k) => k % 10 === 7,
  copy: (k) => k % 20 === 9,
  near: (k) => k % 20 === 12,
  item: (k) => k % 50 === 16,
  poor: (k) => k % 25 === 4,
  html: (k) => k % 6 === 1,
  invisible: (k) => k % 7 === 2,
  mail: (k) => k % 9 === 5,
};

interface Planted {
  /** Instruction examples as NDJSON. */
  examples: string;
  /** Two scores of each, as CSV. */
  labels: string;
  /** Items of a benchmark of which examples say the prompts, as NDJSON. */
  benchmark: string;
}

/** Examples of random words, with faults at fixed places; the same number gives the same. */
export function planted(count: number): Planted {
  const random = createRandom(20_261_130);
  const words = (many: number) => Array.from({ length: many }, () => `w${(random.uint32() % 1500).toString(36)}`);
  const said: { prompt: string; words: string[] }[] = [];
  const lines = Array.from({ length: count }, (_, k) => {
    const before = said.at(-1);
    let [prompt, own] = [`What is said of ${words(8).join(" ")}?`, words(70)];
    if (before && EVERY.copy!(k)) [prompt, own] = [before.prompt.toUpperCase(), before.words];
    if (before && EVERY.near!(k)) [prompt, own] = [before.prompt, before.words.with(k % 70, "otherwise")];
    said.push({ prompt, words: own });
    return JSON.stringify({
      kind: "instruction",
      id: `k${k}`,
      prompt,
      response: faulty(k, own.join(" ")),
      provenance: { source: EVERY.web!(k) ? "web" : "desk", licence: "CC0-1.0" },
    });
  });
  const scores = said.flatMap((_, k) => ["anna", "ben"].map((name) => `k${k},${name},score,${EVERY.poor!(k) ? 1 : 4}`));
  const items = said.filter((_, k) => EVERY.item!(k)).map(({ prompt }) => JSON.stringify({ prompt }));
  return {
    examples: lines.join("\n"),
    labels: ["example,annotator,criterion,value", ...scores].join("\n"),
    benchmark: items.join("\n"),
  };
}

function faulty(k: number, text: string): string {
  const marked = EVERY.html!(k) ? `<p>${text.replace(" ", "</p>\r\n<p>")}</p>` : text;
  const hidden = EVERY.invisible!(k) ? marked.replaceAll(" w1", " \u200bw1") : marked;
  const reached = EVERY.mail!(k) ? `${hidden} Ask k${k}@touchstone.dev` : hidden;
  return EVERY.template!(k) ? `${reached}<|im_end|>` : `${reached}.`;
}
