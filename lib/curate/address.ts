import { z } from "zod";
import { defineTable } from "@/lib/address/table-address";
import { text } from "@/lib/input/schemas";

export const CURATE_LISTS = ["undecided", "unlabelled", "flagged", "excluded"] as const;
export type CurateList = (typeof CURATE_LISTS)[number];

/** The examples that stand between the labels and a release, list by list. */
export const curateTable = defineTable({
  size: 25,
  filters: { criterion: text(64).optional().describe("Only of the undecided") },
  beside: { list: z.enum(CURATE_LISTS).default("undecided") },
});

export function curateHref(projectId: string, wanted: { list?: CurateList; criterion?: string }): string {
  return curateTable.href(`/projects/${projectId}/curate/decisions`, wanted);
}
