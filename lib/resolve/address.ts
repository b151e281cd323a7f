import { z } from "zod";
import { defineAddress, type Given, type Wanted } from "@/lib/address/address";
import { defineTable } from "@/lib/address/table-address";
import { integerText, text } from "@/lib/input/schemas";
import { labelFilterSchema } from "@/lib/labels/schema";
import { METHODS, queueFilterSchema, RULE_METHODS, SETTLED_REASONS } from "./schema";

const asked = {
  ...queueFilterSchema.shape,
  /** The case that is open. */
  example: text(500).optional(),
  of: text(64).optional(),
};

/** The reviewer's desk: which cases wait, and the one that is open. */
export const queueAddress = defineAddress(asked);

export type QueueAsked = Given<typeof asked>;

/** The desk with something else asked: filters stay, and other filters begin at the first page. */
export type QueueLink = (change: Wanted<typeof asked>) => string;

export function queueLink(path: string, { example, of, ...filter }: QueueAsked): QueueLink {
  return (change) => queueAddress.href(path, { ...filter, page: "example" in change ? filter.page : 1, ...change });
}

/** A case where reviewers look at it. */
export function caseHref(projectId: string, example: string, of?: string, version?: number): string {
  return queueAddress.href(`/projects/${projectId}/resolve`, { example, of, version });
}

/** What stands settled. */
export const settledTable = defineTable({
  sortable: ["when", "example"],
  sort: { column: "when", direction: "desc" },
  filters: {
    criterion: text(64).optional(),
    author: z.uuid().optional(),
    method: z.enum(METHODS).optional(),
    reason: z.enum(SETTLED_REASONS).optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    batch: z.uuid().optional(),
    changed: z.enum(["only"]).optional(),
  },
});

/** A rule, and which of its cases are shown. A number that no rule can have is kept, so that the page can say so. */
export const ruleTable = defineTable({
  sortable: ["example"],
  filters: {
    method: z.enum(RULE_METHODS).default(RULE_METHODS[0]),
    least: integerText().default(2),
    among: integerText().default(3),
    criterion: text(64).optional(),
    slice: text(1000).optional(),
    flagged: z.enum(["only"]).optional(),
    within: labelFilterSchema.shape.within,
  },
});
