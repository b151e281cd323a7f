import { z } from "zod";
import { MEANINGS } from "@/lib/core/dedup/meanings";
import { LOWEST_THRESHOLD } from "@/lib/core/dedup/shingles";
import { integer } from "@/lib/input/schemas";

export const STRENGTHS = ["exact", "normalised", "near"] as const;
export type Strength = (typeof STRENGTHS)[number];

/** By what the one to keep is chosen, each where those before leave several. */
export const KEEP_RULES = ["settled", "labels", "human", "longest", "newest", "oldest"] as const;
export type KeepRule = (typeof KEEP_RULES)[number];

export const DEFAULT_THRESHOLD = 0.8;
export const DEFAULT_RULE = ["settled", "labels", "human", "longest"] as const satisfies readonly KeepRule[];

const each = <T extends string>(values: readonly [T, ...T[]]) =>
  z
    .array(z.enum(values))
    .min(1)
    .max(values.length)
    .refine((given) => new Set(given).size === given.length, { error: "names one of them twice" });

export const findDuplicatesSchema = z.object({
  meanings: each(MEANINGS).default(["whole", "prompt"]).describe("What is compared"),
  strength: z
    .enum(STRENGTHS)
    .default("near")
    .describe("exact: letter by letter; normalised: but for case, white space and composition; near: similar as well"),
  threshold: z
    .number()
    .min(LOWEST_THRESHOLD)
    .max(1)
    .default(DEFAULT_THRESHOLD)
    .describe("Least similarity of near duplicates to the one that is kept: the share of their phrases that both have"),
  rule: each(KEEP_RULES)
    .default([...DEFAULT_RULE])
    .describe("Which one is kept: by the first of these, where it leaves several by the next"),
});
export type FindDuplicates = z.infer<typeof findDuplicatesSchema>;

const amount = z.object({
  clusters: integer().describe("Groups of two and more"),
  extra: integer().describe("Examples that are not the one that is kept"),
});

const losing = z.object({
  by: z.enum(["source", "import", "slice"]),
  name: z.string(),
  examples: integer(),
  extra: integer(),
});

export const duplicateFiguresSchema = z.array(
  z.object({
    meaning: z.enum(MEANINGS),
    examples: integer().describe("Those that have something of that meaning and are not excluded"),
    exact: amount,
    normalised: amount.nullable(),
    near: amount.nullable(),
    losing: z.array(losing).describe("Sources, imports and slices of which more than half would go"),
  }),
);
export type DuplicateFigures = z.infer<typeof duplicateFiguresSchema>;

const exampleId = z.uuid().describe("The example’s own id");

export const keepSchema = z.object({ example: exampleId, keep: z.boolean().default(true) });
export const apartSchema = z
  .object({ example: exampleId, other: exampleId, apart: z.boolean().default(true) })
  .refine(({ example, other }) => example !== other, { error: "names one example twice", path: ["other"] });
export type KeepInput = z.infer<typeof keepSchema>;
export type ApartInput = z.infer<typeof apartSchema>;

export const membersSchema = z.object({
  run: z.uuid().describe("The search whose clusters are meant"),
  meaning: z.enum(MEANINGS),
  cluster: integer(1).optional().describe("One cluster; without it all of the meaning"),
});
export type MembersInput = z.infer<typeof membersSchema>;
