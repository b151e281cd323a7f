import { manifestSchema, type ReleaseManifest } from "@/lib/release/schema";

/** What somebody chose, wherever a card says it. */
export interface Names {
  project: string;
  release: string;
  guideline: string;
  definition: string;
  criterion: string;
  source: string;
  licence: string;
  model: string;
  check: string;
  recipe: string;
  step: string;
  benchmark: string;
  reason: string;
}

export const PLAIN: Names = {
  project: "Support answers",
  release: "First",
  guideline: "Helpful answers",
  definition: "It answers what was asked.",
  criterion: "Helpfulness",
  source: "tickets",
  licence: "CC BY 4.0",
  model: "model-a",
  check: "No mail addresses",
  recipe: "Clean up",
  step: "what “No mail addresses” flags",
  benchmark: "held-out",
  reason: "quoted in class",
};

const ID = "018f0000-0000-7000-8000-000000000000";
const HASH = "9f2c".repeat(16);
const named = (name: string, examples = 900) => ({ names: [{ name, examples }], others: 0, none: 1000 - examples });
const estimate = (value: number | null, interval: [number, number] | null) => ({
  ...{ value, interval, standardError: null, confidence: 0.95, intervalMethod: interval && "jackknife-t" },
  ...{ items: 120, raters: 3, pairs: 360, judgments: 360, method: "alpha-ordinal" },
  undefinedBecause: value === null ? "no-pairable-items" : null,
});

/** A manifest of which every part is filled, with these names in it. */
export function manifestWith(names: Names): ReleaseManifest {
  return manifestSchema.parse({
    manifestVersion: 1,
    project: { id: ID, name: names.project, purpose: "annotation" },
    guideline: { id: ID, versionId: ID, version: 2, hash: HASH },
    versions: [{ id: ID, number: 2, hash: HASH, labels: 360, resolutions: 40 }],
    query: { format: "sft-messages" },
    contamination: {
      comparedWith: [
        { kind: "evaluation", id: ID, items: 100 },
        { kind: "benchmark", id: ID, name: names.benchmark, items: 50 },
      ],
      ...{ notComparedWith: 0, comparedAt: "2026-11-30T09:00:00.000Z", stale: null, rules: ["same-content"] },
      ...{ found: 5, excluded: 3, waived: [{ reason: names.reason, pairs: 2 }], open: 0 },
    },
    recipes: [
      {
        ...{ run: ID, name: names.recipe, version: 1, hash: HASH, guidelineVersion: 2, excluded: 30 },
        steps: [{ step: { step: "check" }, says: names.step, taken: 30 }],
      },
    ],
    checks: [
      {
        ...{ key: "mail", title: names.check, quality: "compliant" },
        measured: {
          ...{ precision: estimate(0.8214, [0.7188, 0.8991]), misses: estimate(0.05, [0.01, 0.12]) },
          ...{ version: { number: 2, hash: HASH }, measuredAt: "2026-11-29T09:00:00.000Z" },
        },
      },
      { key: "long", title: names.check, quality: "formatted", measured: null },
    ],
    about: {
      guideline: { name: names.guideline, qualities: { relevant: names.definition } },
      written: {
        ...{
          kinds: named("instruction", 1000),
          origins: named("synthetic", 250),
          licences: named(names.licence, 1000),
        },
        ...{ sources: named(names.source), models: named(names.model, 250) },
        ...{ people: 3, judges: 1, labels: { people: 360, judges: 120 } },
        settled: [{ method: "adjudicated", resolutions: 40 }],
        cleaned: { examples: 12, operations: [{ id: "personal-data", version: 1, examples: 12 }] },
      },
      criteria: [
        { key: "helpful", title: names.criterion, kind: "scale", agreement: estimate(0.7123, [0.6412, 0.7799]) },
        { key: "why", title: names.criterion, kind: "text", agreement: null },
        { key: "safe", title: names.criterion, kind: "choice", agreement: estimate(null, null) },
      ],
      excluded: [{ reason: "unique", examples: 30 }],
      duplicates: {
        ...{ searchedAt: "2026-11-28T09:00:00.000Z", strength: "near", threshold: 0.8, since: 0 },
        meanings: [{ meaning: "whole", extra: 30, left: 0 }],
      },
      facts: {
        examples: 1010,
        personal: { known: 1010, having: 2, types: [{ type: "email", examples: 2 }] },
        languages: {
          known: 1000,
          examples: [
            { language: "en", examples: 950 },
            { language: "no", examples: 50 },
            { language: "la", examples: 1 },
          ],
        },
      },
    },
    counting: "meaning",
    fileName: "support-answers-sft-messages.jsonl",
    marks: { examples: 1040, judgments: 480, resolutions: 70 },
    counts: {
      ...{ examplesRead: 1040, examples: 1000, records: 1000, labels: 480, resolutions: 40 },
      leftOut: { excluded: 30, undecided: 10 },
      fell: [{ where: "helpful:at-least:4", undecided: 3, short: 7 }],
    },
    ...{
      bytes: 1_234_567,
      sha256: HASH,
      createdBy: ID,
      createdAt: "2026-11-30T10:00:00.000Z",
      software: "touchstone 0.1.0",
    },
  });
}
