import { defineAddress } from "@/lib/address/address";
import { pageQuerySchema } from "@/lib/api/page";
import { CLEANING_IDS, type CleaningId } from "@/lib/clean/operation-ids";
import { text } from "@/lib/input/schemas";
import { oneSliceSchema } from "./schema";

/** The operations that are looked at, parted by commas, the slice that they are about, and from which cleaning on the list goes. */
export const cleanAddress = defineAddress({
  operations: text(400).optional(),
  slice: oneSliceSchema.optional(),
  cursor: pageQuerySchema.shape.cursor,
});

interface CleanWanted {
  operations?: readonly CleaningId[];
  slice?: string | undefined;
  cursor?: string;
}

export function cleanHref(projectId: string, { operations = [], ...rest }: CleanWanted = {}): string {
  const names = operations.length > 0 ? operations.join(",") : undefined;
  return cleanAddress.href(`/projects/${projectId}/curate/clean`, { operations: names, ...rest });
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
