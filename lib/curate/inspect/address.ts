import { z } from "zod";
import { defineAddress, type Given, type Wanted } from "@/lib/address/address";
import { defineTable } from "@/lib/address/table-address";
import { text } from "@/lib/input/schemas";
import { versionNumberSchema } from "@/lib/labels/schema";
import { LABEL_GROUPS } from "./labelled";
import { conditionsSchema, cutSchema, lookSchema } from "./schema";

const { where, part, check, side, labels } = lookSchema.shape;
const selection = { where, check, side, labels };
const look = { ...selection, part };

const overview = { ...look, cut: cutSchema.optional() };
/** All facts at once; `cut` says by what examples are told apart where something is odd in one value only. */
export const inspectAddress = defineAddress(overview);

const oneFact = {
  ...overview,
  one: conditionsSchema.optional(),
  other: conditionsSchema.optional(),
  criterion: text(64).optional().describe("Whose labels are held against the fact"),
  answer: text(1000).optional().describe("Whose share of them is told"),
  by: z.enum(LABEL_GROUPS).optional().describe("What tells apart the examples that have labels on the criterion"),
  version: z.union([z.literal("all"), versionNumberSchema]).optional(),
};
/** One fact, under the same look. */
export const factAddress = defineAddress(oneFact);
export type FactAsked = Given<typeof oneFact>;
export type LookAsked = Given<typeof look>;

export function inspectHref(projectId: string, wanted: Wanted<typeof overview> = {}): string {
  return inspectAddress.href(`/projects/${projectId}/curate`, wanted);
}

export function factHref(projectId: string, fact: string, wanted: Wanted<typeof oneFact> = {}): string {
  return factAddress.href(`/projects/${projectId}/curate/facts/${encodeURIComponent(fact)}`, wanted);
}

/** Which examples an address is about, without what else it asks. */
export function selectionIn({ where, check, side, labels }: SelectionLook): SelectionLook {
  return { where, check, side, labels };
}

/** The examples behind a bar. */
export const matchingTable = defineTable({ size: 25, beside: selection });
export type SelectionLook = Given<typeof selection>;

export function matchingHref(projectId: string, { where, check, side, labels }: SelectionLook): string {
  return matchingTable.href(`/projects/${projectId}/curate/examples`, {
    ...(where && where.length > 0 && { where: [...where] }),
    ...(check !== undefined && { check, ...(side && { side }) }),
    ...(labels !== undefined && { labels }),
  });
}

/** Conditions with one more; it stands there once. */
export function withCondition(where: readonly string[] | undefined, condition: string): string[] {
  return [...(where ?? []).filter((one) => one !== condition), condition];
}
