import { describe, expect, it } from "vitest";
import { z } from "zod";
import { guidelineHash } from "../content-hash";
import { type CriterionInput, guidelineContentSchema } from "../schema";
import { inspectFile } from "./inspect";
import { langfuseConfigs } from "./langfuse";
import { openaiGraders } from "./openai-grader";
import { promptfooFile } from "./promptfoo";

const options = [
  { value: "yes", label: "Yes", description: "every claim {{ holds }}" },
  { value: "no", label: "No" },
];
const CRITERIA: CriterionInput[] = [
  {
    key: "helpfulness",
    title: "How helpful is it?",
    kind: "scale",
    level: "ordinal",
    required: true,
    scale: { min: 1, max: 5, step: 1, anchors: { "1": "not at all", "5": "solves it {% raw %}" } },
  },
  { key: "correct", title: "Correct?", kind: "choice", level: "nominal", required: false, options },
  {
    key: "faults-of-the-answer-in-its-own-right",
    title: "Which faults?",
    kind: "multi",
    level: "set",
    required: true,
    options,
  },
  {
    key: "severity",
    title: "How bad?",
    kind: "scale",
    level: "ordinal",
    required: true,
    scale: { min: 1, max: 3, step: 1 },
    showIf: { criterion: "correct", in: ["no"] },
  },
  {
    key: "better",
    title: "Better?",
    kind: "preference",
    level: "ordinal",
    required: true,
    preference: { strength: 3, ties: true },
  },
  { key: "order", title: "Best first", kind: "ranking", level: "ordinal", required: true },
  { key: "harm", title: "Where?", kind: "span", level: "nominal", required: false, options },
  { key: "why", title: "Why?", kind: "text", level: "nominal", required: false },
];
const content = guidelineContentSchema.parse({
  body: '# Truth\n\nSay {{ what }} holds: "\\n" 😀.\n',
  criteria: CRITERIA,
});
const version = { guidelineId: "g", name: "Answers\nfor all", number: 3, hash: guidelineHash(content), content };

type Shape = Parameters<typeof z.fromJSONSchema>[0];

/** What we rely on of the other projects' shapes, as read on the pages that the exports name. */
const SHAPES: Record<"promptfoo" | "grader" | "scoreConfig", Shape> = {
  promptfoo: {
    type: "object",
    properties: {
      options: { type: "object", properties: { rubricPrompt: { type: "string" } }, required: ["rubricPrompt"] },
      assert: {
        type: "array",
        minItems: 1,
        items: {
          type: "object",
          properties: { type: { const: "llm-rubric" }, metric: { type: "string" }, value: { type: "string" } },
          required: ["type", "value"],
          additionalProperties: false,
        },
      },
    },
    required: ["options", "assert"],
    additionalProperties: false,
  },
  grader: {
    anyOf: [
      {
        type: "object",
        properties: {
          type: { const: "score_model" },
          name: { type: "string", minLength: 1 },
          model: { type: "string", minLength: 1 },
          input: { $ref: "#/$defs/input" },
          range: { type: "array", items: { type: "number" }, minItems: 2, maxItems: 2 },
        },
        required: ["type", "name", "model", "input"],
        additionalProperties: false,
      },
      {
        type: "object",
        properties: {
          type: { const: "label_model" },
          name: { type: "string", minLength: 1 },
          model: { type: "string", minLength: 1 },
          input: { $ref: "#/$defs/input" },
          labels: { type: "array", items: { type: "string" }, minItems: 1 },
          passing_labels: { type: "array", items: { type: "string" }, minItems: 1 },
        },
        required: ["type", "name", "model", "input", "labels", "passing_labels"],
        additionalProperties: false,
      },
    ],
    $defs: {
      input: {
        type: "array",
        items: {
          type: "object",
          properties: { role: { enum: ["user", "assistant", "system", "developer"] }, content: { type: "string" } },
          required: ["role", "content"],
          additionalProperties: false,
        },
      },
    },
  },
  scoreConfig: {
    type: "object",
    properties: {
      name: { type: "string", pattern: "^[A-Za-z0-9_ .()-]{1,35}$" },
      dataType: { enum: ["NUMERIC", "BOOLEAN", "CATEGORICAL"] },
      minValue: { type: "number" },
      maxValue: { type: "number" },
      description: { type: "string" },
      categories: {
        type: "array",
        items: {
          type: "object",
          properties: { label: { type: "string" }, value: { type: "number" } },
          required: ["label", "value"],
          additionalProperties: false,
        },
      },
    },
    required: ["name", "dataType"],
    additionalProperties: false,
  },
};
const fits = (shape: Shape, value: unknown) => z.fromJSONSchema(shape).safeParse(value).error?.issues ?? [];

describe("promptfoo", () => {
  const text = promptfooFile(version);
  const test = JSON.parse(text.replaceAll(/^#.*\n/gm, ""));

  it("has the shape of a test case with llm-rubric assertions", () => {
    expect(fits(SHAPES.promptfoo, test)).toEqual([]);
    expect(test.assert.map(({ metric }: { metric: string }) => metric)).toEqual([
      "helpfulness",
      "correct: yes",
      "correct: no",
      "faults-of-the-answer-in-its-own-right: yes",
      "faults-of-the-answer-in-its-own-right: no",
    ]);
  });

  it("spreads a scale over 0 to 1, keeps the guideline's braces, and names what it leaves out", () => {
    const [scale] = test.assert;
    expect(scale.value).toContain("0 for 1, 0.25 for 2, 0.5 for 3, 0.75 for 4, 1 for 5.");
    expect(scale.value).toContain("solves it {{ '{%' }} raw %}");
    const [system, user] = JSON.parse(test.options.rubricPrompt);
    expect(system.content).toContain("Say {{ '{{' }} what }} holds");
    expect(user.content).toContain("{{ rubric }}");
    for (const key of ["severity", "better", "order", "harm", "why"]) expect(text).toContain(`# Left out: ${key} `);
    expect(text.split("\n", 1)[0]).toBe(
      `# Made of the guideline Answers for all, version 3 (SHA-256 ${version.hash}).`,
    );
  });
});

describe("OpenAI-style graders", () => {
  const file = openaiGraders(version, "some-model");

  it("have the shapes of score_model and label_model", () => {
    expect(file.graders.flatMap((grader) => fits(SHAPES.grader, grader))).toEqual([]);
    expect(file.graders.map(({ type, name, model }) => [type, name, model])).toEqual([
      ["score_model", "helpfulness", "some-model"],
      ["label_model", "correct", "some-model"],
    ]);
    expect(file.graders[0]).toMatchObject({ range: [1, 5] });
    expect(file.leftOut.map(({ criterion }) => criterion).sort()).toEqual(
      ["better", "faults-of-the-answer-in-its-own-right", "harm", "order", "severity", "why"].sort(),
    );
  });

  it("let nothing of the guideline be read as a template", () => {
    const templates = file.graders.flatMap(({ input }) =>
      input.flatMap(({ content: text }) => text.match(/\{\{.*?\}\}/g) ?? []),
    );
    expect(new Set(templates)).toEqual(new Set(["{{ item.prompt }}", "{{ sample.output_text }}"]));
  });
});

describe("Langfuse score configs", () => {
  const file = langfuseConfigs(version);

  it("have the shape of the API, with names that it takes and that differ", () => {
    expect(file.scoreConfigs.flatMap((config) => fits(SHAPES.scoreConfig, config))).toEqual([]);
    const names = file.scoreConfigs.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(file.leftOut.map(({ criterion }) => criterion)).toEqual(["order", "harm", "why"]);
  });

  it("say what the values are", () => {
    expect(file.scoreConfigs.map(({ dataType }) => dataType)).toEqual([
      "NUMERIC",
      "CATEGORICAL",
      "BOOLEAN",
      "BOOLEAN",
      "NUMERIC",
      "CATEGORICAL",
    ]);
    expect(file.scoreConfigs[1]!.categories).toEqual([
      { label: "Yes", value: 0 },
      { label: "No", value: 1 },
    ]);
    expect(file.scoreConfigs.every((config) => config.dataType !== "BOOLEAN" || !config.categories)).toBe(true);
    expect(file.scoreConfigs[0]!.description).toContain(version.hash);
  });
});

describe("Inspect", () => {
  const text = inspectFile(version);

  it("is a Python file that carries the version's prompt in ASCII", () => {
    const [, literal] = /^SYSTEM = json\.loads\(("[\x20-\x7e]*")\)$/m.exec(text) ?? [];
    // Python's escapes beyond the basic plane are the only ones that JSON does not have.
    const asJson = literal!.replaceAll(/\\U000([0-9a-f]{5})/g, (_, code) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    );
    expect(JSON.parse(JSON.parse(asJson))).toContain('Say {{ what }} holds: "\\n" 😀.');
    expect(text).toContain("# Left out: better ");
    expect(text).not.toContain("# Left out: severity ");
  });

  it("names the criteria that it scores, with their values", () => {
    const [, literal] = /^CRITERIA = json\.loads\((".*")\)$/m.exec(text) ?? [];
    expect(JSON.parse(JSON.parse(literal!))).toMatchObject([
      { key: "helpfulness", points: [1, 2, 3, 4, 5] },
      { key: "correct", options: ["yes", "no"], required: false },
      { kind: "multi" },
      { key: "severity", show_if: { criterion: "correct", in: ["no"] } },
    ]);
  });
});
