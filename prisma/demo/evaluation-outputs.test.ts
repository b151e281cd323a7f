import { expect, it } from "vitest";
import { ALL_DEMO_EXAMPLES } from "@/prisma/demo/all-examples";
import { EVALUATION_EXAMPLES } from "@/prisma/demo/evaluation-outputs";

const examples = EVALUATION_EXAMPLES.map(({ example }) => example);

it("holds an output of each of three models to at least twelve prompts, and no name in an id", () => {
  const prompts = new Set(examples.map(({ prompt }) => prompt));
  expect(prompts.size).toBeGreaterThanOrEqual(12);
  const models = [...new Set(examples.map(({ provenance }) => provenance?.model))];
  expect(models).toHaveLength(3);
  for (const prompt of prompts) {
    const own = examples.filter((example) => example.prompt === prompt);
    expect(own.map(({ provenance }) => provenance?.model)).toEqual(models);
  }
  for (const { id } of examples) expect(id).not.toContain("model");
});

it("shares no example with the project that is released for training", () => {
  const known = new Set(ALL_DEMO_EXAMPLES.map(({ example }) => example.prompt));
  expect(examples.filter(({ prompt }) => known.has(prompt))).toEqual([]);
});
