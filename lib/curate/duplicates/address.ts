import { z } from "zod";
import { defineTable } from "@/lib/address/table-address";
import { MEANINGS } from "@/lib/core/dedup/meanings";
import { text } from "@/lib/input/schemas";

/** The clusters of the newest search; without a meaning those of the first that was looked for. */
export const clustersTable = defineTable({
  size: 25,
  filters: { source: text(1000).optional(), members: z.enum(["open"]).optional() },
  beside: { meaning: z.enum(MEANINGS).optional() },
});

export function duplicatesHref(projectId: string, wanted: Parameters<typeof clustersTable.href>[1] = {}): string {
  return clustersTable.href(`/projects/${projectId}/curate/duplicates`, wanted);
}

export function clusterHref(projectId: string, number: number): string {
  return `/projects/${projectId}/curate/duplicates/${number}`;
}
