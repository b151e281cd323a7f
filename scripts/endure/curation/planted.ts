import { ALL_FAULTS, asLines, isPlanted, PLANTED_QUALITIES, plantedExamples } from "@/prisma/testing/planted";
import { CRITERIA } from "../criteria";

export const PLANTED_GUIDELINE = {
  name: "Curation",
  body: "# Rate\n\nRate the answer.\n",
  qualities: PLANTED_QUALITIES,
  criteria: CRITERIA,
};

export const PLANTED_OPERATIONS = [
  "invisible-characters",
  "line-endings",
  "unicode-nfc",
  "trim",
  "html-to-text",
  "personal-data",
];

/** A step of each kind; each takes something of what is planted. */
export const PLANTED_STEPS = [
  { step: "clean", operations: PLANTED_OPERATIONS, unaffected: ["score"] },
  { step: "check", check: "of-a-template" },
  { step: "check", check: "of-the-web" },
  { step: "contamination" },
  { step: "selection", where: ["score:at-least:2"] },
  { step: "duplicates", meaning: "whole", strength: "normalised" },
  { step: "duplicates", meaning: "whole", strength: "near", threshold: 0.8 },
];

interface Planted {
  /** Instruction examples as NDJSON. */
  examples: string;
  /** Two scores of each, as CSV. */
  labels: string;
  /** Items of a benchmark of which examples say the prompts, as NDJSON. */
  benchmark: string;
}

/** Examples with every fault that can be planted; the same number gives the same. */
export function planted(count: number): Planted {
  const examples = plantedExamples(count, ALL_FAULTS);
  const scores = examples.flatMap(({ id }, k) =>
    ["anna", "ben"].map((name) => `${id},${name},score,${isPlanted("poor", k) ? 1 : 4}`),
  );
  const items = examples.filter((_, k) => isPlanted("item", k)).map(({ prompt }) => ({ prompt }));
  return {
    examples: asLines(examples),
    labels: ["example,annotator,criterion,value", ...scores].join("\n"),
    benchmark: asLines(items),
  };
}
