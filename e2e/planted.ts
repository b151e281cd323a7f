import { createRandom } from "@/lib/core/random/generator";

/** Examples of which a tenth holds what belongs to a template, a tenth comes from the web, and a twentieth says what the one before says. */
export const PLANTED = 2000;

const random = createRandom(20_261_130);
const WORDS = Array.from({ length: 1500 }, (_, k) => `w${k.toString(36)}`);
const words = (many: number) => Array.from({ length: many }, () => WORDS[random.uint32() % WORDS.length]).join(" ");

const isOfTemplate = (k: number) => k % 10 === 3;
const isOfTheWeb = (k: number) => k % 10 === 7;
const isCopy = (k: number) => k % 20 === 9;

export const plantedExamples = Array.from({ length: PLANTED }, (_, k) => ({
  kind: "instruction",
  id: `p${k}`,
  prompt: `What is said of ${words(8)}?`,
  response: `${words(30)}${isOfTemplate(k) ? "<|im_end|>" : "."}`,
  provenance: { source: isOfTheWeb(k) ? "web" : "desk", licence: "CC0-1.0" },
}));
for (const [k, example] of plantedExamples.entries())
  if (isCopy(k)) {
    const { prompt, response } = plantedExamples[k - 1]!;
    Object.assign(example, { prompt: prompt.toUpperCase(), response: `${response} ` });
  }

export const plantedFile = plantedExamples.map((example) => JSON.stringify(example)).join("\n");

/** What is left where templates, the web and copies have gone, by the importer's ids. */
export const LEFT = plantedExamples.flatMap(({ id }, k) => (isOfTemplate(k) || isOfTheWeb(k) || isCopy(k) ? [] : [id]));

export const PLANTED_GUIDELINE = {
  body: "# Answers\n\nIs it right?\n",
  qualities: { formatted: "Nothing of a template stands in it.", relevant: "Nothing of the web." },
  criteria: [
    {
      key: "correct",
      title: "Is it right?",
      kind: "choice",
      level: "nominal",
      required: true,
      options: ["yes", "no"].map((value) => ({ value, label: value })),
    },
  ],
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
