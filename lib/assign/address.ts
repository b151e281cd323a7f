import { z } from "zod";
import { defineAddress, type Search } from "@/lib/address/address";
import { defineTable } from "@/lib/address/table-address";

export const ROUNDS_PAGE = 20;

/** The rounds, newest first, from a cursor on. */
export const roundsAddress = defineAddress({ before: z.uuid().optional() });

/** The lists of a round: its page has all of them. */
export const roundPeopleTable = defineTable({ prefix: "people-" });
export const roundExamplesTable = defineTable({
  size: 25,
  prefix: "examples-",
  /** Examples with so many labels are listed; without it none. */
  beside: { labels: z.coerce.number().int().min(0).max(100).optional() },
});
export const roundSkipsTable = defineTable({
  size: 25,
  prefix: "skips-",
  filters: { reason: z.string().max(100).optional() },
});
export const roundLeasesTable = defineTable({ size: 25, prefix: "leases-" });

/** The round's page with all of its lists as they are shown: a link that changes one of them keeps the others. */
export async function roundShown(path: string, search: Search): Promise<string> {
  const people = roundPeopleTable.href(path, await roundPeopleTable.load(search));
  const examples = roundExamplesTable.href(people, await roundExamplesTable.load(search));
  const skips = roundSkipsTable.href(examples, await roundSkipsTable.load(search));
  return roundLeasesTable.href(skips, await roundLeasesTable.load(search));
}
