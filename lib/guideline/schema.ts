import { z } from "zod";
import { firstAlike, lookOf, spelt } from "@/lib/core/text/look";
import { unstorablePaths } from "@/lib/core/text/unstorable";
import { integer, text } from "@/lib/input/schemas";
import { scaleProblem } from "./answers/scale-grid";
import { unfit } from "./checks/condition-fit";
import { conditionsShape } from "./checks/condition-schema";
import { guidelineExamplesSchema, keySchema } from "./guideline-example";

export const LEVELS = ["nominal", "ordinal", "interval", "ratio", "set"] as const;
export type Level = (typeof LEVELS)[number];

/** Longest body, in UTF-16 code units. */
export const MAX_BODY = 500_000;

export const optionSchema = z.object({
  value: z.string().min(1).max(200),
  label: z.string().min(1).max(200),
  description: z.string().max(2000).optional(),
});

const scaleSchema = z
  .object({
    min: z.number(),
    max: z.number(),
    step: z.number().positive().optional(),
    anchors: z.record(text(64), text(2000)).default({}),
  })
  .superRefine((scale, context) => {
    const message = scaleProblem(scale);
    if (message) context.addIssue({ code: "custom", message });
  });

const preferenceSchema = z.object({ strength: z.union([z.literal(1), z.literal(2), z.literal(3)]), ties: z.boolean() });

/** What criteria are set up by. */
const PARTS = { options: z.array(optionSchema).max(500), scale: scaleSchema, preference: preferenceSchema };
export type Part = keyof typeof PARTS;

interface Setup {
  /** By what it is set up, if by anything. */
  part?: Part;
  /** It can do without its part. */
  partIsOptional?: true;
  /** It is answered in words, which can be the response that should have been given. */
  mayMend?: true;
  /** The levels of measurement that fit; the first is the usual one. */
  levels: readonly [Level, ...Level[]];
}

const TABLE = {
  choice: { part: "options", levels: ["nominal", "ordinal"] },
  multi: { part: "options", levels: ["set"] },
  scale: { part: "scale", levels: ["ordinal", "interval", "ratio"] },
  preference: { part: "preference", levels: ["ordinal", "nominal"] },
  ranking: { part: "options", partIsOptional: true, levels: ["ordinal"] },
  text: { levels: ["nominal"], mayMend: true },
  span: { part: "options", levels: ["nominal"] },
} satisfies Record<string, Setup>;
export type CriterionKind = keyof typeof TABLE;

/** The kinds of criteria, in the order in which they are offered, with what sets them up. What else a kind is stands in `kinds/`. */
export const SETUPS: Record<CriterionKind, Setup> = TABLE;
export const CRITERION_KINDS = Object.keys(TABLE) as CriterionKind[];

/** One question of a guideline. Which parts a kind needs is checked below, so that the message can say what is missing. */
export const criterionSchema = z
  .object({
    key: keySchema,
    title: z
      .string()
      .min(1)
      .max(200)
      .refine((title) => title === "" || lookOf(title) !== "", { error: "the title shows nothing" }),
    kind: z.enum(CRITERION_KINDS),
    level: z.enum(LEVELS),
    required: z.boolean(),
    help: z.string().max(10_000).optional(),
    /** Slug of the clause of the body that this criterion belongs to. */
    clause: z.string().max(200).optional(),
    ...z.object(PARTS).partial().shape,
    /** What is answered is the response that should have been given, and can stand in its place in training data. */
    betterResponse: z.literal(true).optional(),
    /** Asked only when another criterion has one of these values. */
    showIf: z.object({ criterion: keySchema, in: z.array(z.union([z.string(), z.number()])).min(1) }).optional(),
  })
  .superRefine((criterion, context) => {
    const { part, partIsOptional, mayMend, levels } = SETUPS[criterion.kind];
    if (criterion.betterResponse && !mayMend) {
      const message = `a ${criterion.kind} criterion cannot be the better response; only one answered in words can`;
      context.addIssue({ code: "custom", path: ["betterResponse"], message });
    }
    if (part && !partIsOptional && (!criterion[part] || (part === "options" && criterion.options?.length === 0))) {
      context.addIssue({ code: "custom", path: [part], message: `a ${criterion.kind} criterion needs ${part}` });
    }
    for (const message of optionProblems(criterion.options ?? []))
      context.addIssue({ code: "custom", path: ["options"], message });
    if (levels[0] === "set" && criterion.level !== "set") {
      context.addIssue({ code: "custom", path: ["level"], message: `a ${criterion.kind} criterion has level set` });
    }
  });

/** Options must be told apart by their readers, by value and by label, and so must be seen. */
function optionProblems(options: readonly { value: string; label: string }[]): string[] {
  return (["value", "label"] as const).flatMap((name) => {
    const texts = options.map((option) => option[name]);
    const empty = texts.find((text) => text !== "" && lookOf(text) === "");
    if (empty !== undefined) return [`an option's ${name} shows nothing: ${spelt(empty)}`];
    const alike = firstAlike(texts)?.map((index) => texts[index]!);
    if (!alike) return [];
    const [one, other] = alike as [string, string];
    return one === other
      ? [`two options have the same ${name}: ${spelt(one)}`]
      : [`two options have ${name}s that look alike: ${spelt(one)} and ${spelt(other)}`];
  });
}

export type Criterion = z.infer<typeof criterionSchema>;
export type CriterionInput = z.input<typeof criterionSchema>;

export const criteriaSchema = z
  .array(criterionSchema)
  .max(200)
  .superRefine((criteria, context) => {
    const seen = new Set<string>();
    criteria.forEach((criterion, index) => {
      if (seen.has(criterion.key)) {
        context.addIssue({ code: "custom", path: [index, "key"], message: `the key ${criterion.key} is used twice` });
      }
      if (criterion.showIf && !seen.has(criterion.showIf.criterion)) {
        context.addIssue({
          code: "custom",
          path: [index, "showIf"],
          message: `showIf must name a criterion that comes before`,
        });
      }
      seen.add(criterion.key);
    });
    const [first, second] = criteria.filter(({ betterResponse }) => betterResponse);
    if (first && second) {
      const message = `${first.key} is marked as the better response already; only one criterion can be`;
      context.addIssue({ code: "custom", path: [criteria.indexOf(second)], message });
    }
  });

/** The six qualities of good data; a guideline says what each means for it. */
export const QUALITIES = ["relevant", "aligned", "consistent", "formatted", "unique", "compliant"] as const;
export const qualityDefinitionsSchema = z.partialRecord(z.enum(QUALITIES), z.string().max(5000));

/** A condition on facts that says by machine when an example lacks a quality. It flags; what becomes of what it flags is decided elsewhere. */
const checkSchema = z.strictObject({
  key: keySchema,
  quality: z.enum(QUALITIES),
  title: text(200).refine((title) => lookOf(title) !== "", { error: "give it a name" }),
  ...conditionsShape,
});
export type Check = z.infer<typeof checkSchema>;

/** Checks as a version has them, whatever became of the facts that they ask for. */
export const storedChecksSchema = z
  .array(checkSchema)
  .max(60)
  .superRefine((checks, context) => {
    const keys = checks.map(({ key }) => key);
    keys.forEach((key, index) => {
      if (keys.indexOf(key) === index) return;
      context.addIssue({ code: "custom", path: [index, "key"], message: `the key ${key} is used twice` });
    });
  });

/** Checks of facts that there are. */
export const checksSchema = storedChecksSchema.superRefine((checks, context) => {
  checks.forEach(({ conditions }, index) => {
    conditions.forEach((condition, at) => {
      const problem = unfit(condition);
      if (!problem) return;
      const path = [index, "conditions", at, problem.field];
      context.addIssue({ code: "custom", path, message: problem.message });
    });
  });
});

const contentShape = {
  body: z.string().max(MAX_BODY),
  criteria: criteriaSchema,
  qualities: qualityDefinitionsSchema.default({}),
  examples: guidelineExamplesSchema.optional(),
};

/** The content of a guideline: what is hashed and published. */
export const guidelineContentSchema = z
  .object({ ...contentShape, checks: checksSchema.optional() })
  .superRefine(refuseUnstorable)
  .superRefine(refuseStrayExamples)
  .superRefine(refuseAlikeTitles);
export type GuidelineContent = z.infer<typeof guidelineContentSchema>;

/** The same as a published version has it, whose checks stand also where a fact that they ask for is gone. */
export const storedContentSchema = z
  .object({ ...contentShape, checks: storedChecksSchema.optional() })
  .superRefine(refuseStrayExamples);

interface WithExamples {
  criteria: readonly { key: string }[];
  examples?: readonly { criterion?: string | undefined }[] | undefined;
}

/** Reports titles that differ where nobody sees it. Of those that are the same to the letter the readiness check warns. */
function refuseAlikeTitles({ criteria }: { criteria: readonly Criterion[] }, context: z.RefinementCtx): void {
  const titles = [...new Set(criteria.map(({ title }) => title))];
  const [first, other] = firstAlike(titles)?.map((index) => titles[index]!) ?? [];
  if (first === undefined || other === undefined) return;
  const index = criteria.findIndex(({ title }) => title === other);
  const earlier = criteria.find(({ title }) => title === first)!.key;
  const message = `looks like the title of ${earlier}: ${spelt(first)} and ${spelt(other)}`;
  context.addIssue({ code: "custom", path: ["criteria", index, "title"], message });
}

/** Reports examples of criteria that the guideline does not have. */
export function refuseStrayExamples({ criteria, examples = [] }: WithExamples, context: z.RefinementCtx): void {
  const known = new Set(criteria.map(({ key }) => key));
  examples.forEach(({ criterion }, index) => {
    if (criterion === undefined || known.has(criterion)) return;
    const message = `there is no criterion ${criterion}; attach the example to another, or remove it`;
    context.addIssue({ code: "custom", path: ["examples", index, "criterion"], message });
  });
}

/** Reports every text of a value that a database or a canonical form cannot hold. */
export function refuseUnstorable(value: unknown, context: z.RefinementCtx): void {
  for (const path of unstorablePaths(value)) {
    context.addIssue({
      code: "custom",
      path,
      message: "remove the NUL or broken Unicode character, which cannot be stored",
    });
  }
}

const spanSchema = z.strictObject({ start: integer(0), end: integer(1), label: text(200).min(1) });

/** The value of one judgment; its fit to the criterion is checked by `checkAnswer`. Spans count in code points. */
export const answerValueSchema = z.union([
  z.string().max(100_000),
  z.number(),
  z.array(z.string().max(200)).max(500),
  z.array(spanSchema).max(5000),
  z.strictObject({ choice: z.string().min(1).max(200), strength: integer(1, 3).optional() }),
]);
export type AnswerValue = z.infer<typeof answerValueSchema>;

/** Answers by the keys of their criteria. */
export const answersOfSchema = z.record(z.string(), answerValueSchema);
export type Answers = z.infer<typeof answersOfSchema>;
