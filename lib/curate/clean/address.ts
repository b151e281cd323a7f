import { defineAddress } from "@/lib/address/address";
import { pageQuerySchema } from "@/lib/api/page";
import { CLEANING_IDS, type CleaningId } from "@/lib/clean/operation-ids";
import { text } from "@/lib/input/schemas";

/** The operations that are looked at, parted by commas, and from which cleaning on the list goes. */
export const cleanAddress = defineAddress({ operations: text(400).optional(), cursor: pageQuerySchema.shape.cursor });

export function cleanHref(projectId: string, operations: readonly CleaningId[] = [], cursor?: string): string {
  const names = operations.length > 0 ? operations.join(",") : undefined;
  return cleanAddress.href(`/projects/${projectId}/curate/clean`, { operations: names, cursor });
}

/** Those of an address that there are. */
export function operationsNamed(names: string | null | undefined): CleaningId[] {
  const asked = new Set((names ?? "").split(","));
  return CLEANING_IDS.filter((id) => asked.has(id));
}

/** The examples of one cleaning, from a cursor on. */
export const cleanedAddress = defineAddress({ cursor: pageQuerySchema.shape.cursor });

export const cleaningHref = (projectId: string, run: string, cursor?: string) =>
  cleanedAddress.href(`/projects/${projectId}/curate/clean/${run}`, { cursor });
