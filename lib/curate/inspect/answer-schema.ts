import { z } from "zod";
import { estimateSchema } from "@/lib/api/answers";
import type { PartChoice } from "@/lib/core/facts/place";
import { writePart } from "@/lib/core/facts/place";

/** What calls answer about facts. */

const counted = {
  units: z.int().describe("Examples or parts that were looked at"),
  missing: z.int().describe("Those of them that have no value"),
  unlooked: z.int().describe("Those of these that nobody has looked at yet, or where looking failed"),
};

const hashGroups = {
  present: z.int(),
  distinct: z.int(),
  groups: z.int().describe("Groups of two and more that are equal"),
  repeated: z.int().describe("How many are in these"),
  top: z.array(z.object({ hash: z.string(), count: z.int() })).describe("The twelve largest"),
};
export const hashGroupsSchema = z.object(hashGroups);

export const sameButSchema = z.object({
  groups: z.int(),
  examples: z.int(),
  top: z.array(z.object({ hash: z.string(), count: z.int(), others: z.int() })).describe("The twelve with most others"),
});

export const distributionSchema = z
  .discriminatedUnion("is", [
    z.object({
      is: z.literal("amounts"),
      ...counted,
      range: z
        .object({
          least: z.number(),
          most: z.number(),
          quantiles: z.array(z.number()).describe("At 5, 25, 50, 75 and 95 percent"),
          bins: z.object({
            scale: z.enum(["linear", "logarithmic"]),
            edges: z.array(z.number()).describe("Where each bin begins; the last has no end"),
          }),
        })
        .nullable(),
      counts: z.array(z.int()).describe("By bin"),
      mean: estimateSchema,
      median: estimateSchema,
    }),
    z.object({
      is: z.literal("words"),
      ...counted,
      distinct: z.int(),
      top: z.array(z.object({ word: z.string(), count: z.int() })),
      others: z.int().describe("How many have another word than these"),
    }),
    z.object({ is: z.literal("flags"), ...counted, yes: z.int(), no: z.int(), share: estimateSchema }),
    z.object({
      is: z.literal("lists"),
      ...counted,
      having: z.int().describe("Those with at least one thing"),
      share: estimateSchema,
      types: z.array(z.object({ type: z.string(), having: z.int(), things: z.int() })),
    }),
    z.object({ is: z.literal("hashes"), ...counted, ...hashGroups }),
  ])
  .describe("Intervals are over examples, never over parts");

export const partsSchema = z.array(z.object({ part: z.string(), parts: z.int() }));

export const comparisonSchema = z.object({
  first: distributionSchema,
  second: distributionSchema,
  mean: estimateSchema.nullable().describe("Of amounts: first minus second"),
  median: estimateSchema.nullable(),
  shares: z.array(
    z.object({
      of: z.string().nullable().describe("The word or type; null: the flag, or anything in the list"),
      first: estimateSchema,
      second: estimateSchema,
      difference: estimateSchema,
    }),
  ),
});

export const oddSchema = z.object({
  in: z.string(),
  fact: z.string(),
  part: z.string().nullable(),
  of: z
    .union([z.string(), z.number()])
    .nullable()
    .describe("The word or type; null: the flag, or anything in the list; of amounts: more than this, the median"),
  own: estimateSchema.describe("Share of its examples"),
  rest: estimateSchema.describe("Share of all others"),
  difference: estimateSchema,
  q: z.number().describe("Adjusted over all looks (Benjamini and Hochberg)"),
});

/** Something odd as calls answer it. */
export function asAnswered<Found extends { part?: PartChoice }>({ part, ...found }: Found) {
  return { ...found, part: part ? writePart(part) : null };
}
