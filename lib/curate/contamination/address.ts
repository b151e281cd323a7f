import { z } from "zod";
import { defineTable } from "@/lib/address/table-address";
import { RULES } from "@/lib/core/contamination/rules";
import { HIT_STATES } from "./schema";

export const CONTAMINATION_LISTS = ["examples", "items"] as const;
export type ContaminationList = (typeof CONTAMINATION_LISTS)[number];

/** What a comparison found, from the side of the examples or of the items. */
export const contaminationTable = defineTable({
  size: 25,
  filters: { rule: z.enum(RULES).optional(), state: z.enum(HIT_STATES).default("open") },
  beside: { list: z.enum(CONTAMINATION_LISTS).default("examples") },
});

export function contaminationHref(projectId: string, wanted: { list?: ContaminationList } = {}): string {
  return contaminationTable.href(`/projects/${projectId}/curate/contamination`, wanted);
}
