import { z } from "zod";
import { defineAddress, type Search } from "@/lib/address/address";
import { defineTable } from "@/lib/address/table-address";
import { sliceSchema } from "@/lib/examples/slice";
import { integerText, text } from "@/lib/input/schemas";

export const ROUNDS_PAGE = 20;

/** The rounds, newest first, from a cursor on; and the slice that the form for a new one begins with. */
export const roundsAddress = defineAddress({ before: z.uuid().optional(), slice: sliceSchema.optional() });

/** The form for a round of a slice, as name=value. */
export const roundOfHref = (projectId: string, slice: string) =>
  `${roundsAddress.href(`/projects/${projectId}/assign`, { slice })}#new-round`;

/** The lists of a round. */
export const roundPeopleTable = defineTable({ prefix: "people-" });
export const roundExamplesTable = defineTable({
  size: 25,
  prefix: "examples-",
  /** Examples with so many labels are listed; without it none. */
  beside: { labels: integerText(0, 100).optional() },
});
export const roundSkipsTable = defineTable({
  size: 25,
  prefix: "skips-",
  filters: { reason: text(100).optional() },
});
export const roundLeasesTable = defineTable({ size: 25, prefix: "leases-" });
export const roundDraftsTable = defineTable({ size: 25, prefix: "drafts-" });

/** What each list of a round shows. */
export interface RoundLists {
  people: Awaited<ReturnType<typeof roundPeopleTable.load>>;
  examples: Awaited<ReturnType<typeof roundExamplesTable.load>>;
  skips: Awaited<ReturnType<typeof roundSkipsTable.load>>;
  leases: Awaited<ReturnType<typeof roundLeasesTable.load>>;
  drafts: Awaited<ReturnType<typeof roundDraftsTable.load>>;
}

/** The page of a round has all of them: they are read together, and a link that changes one keeps the others. */
export const roundLists = {
  load: async (search: Search): Promise<RoundLists> => ({
    people: await roundPeopleTable.load(search),
    examples: await roundExamplesTable.load(search),
    skips: await roundSkipsTable.load(search),
    leases: await roundLeasesTable.load(search),
    drafts: await roundDraftsTable.load(search),
  }),
  href(path: string, { people, examples, skips, leases, drafts }: RoundLists): string {
    const first = roundExamplesTable.href(roundPeopleTable.href(path, people), examples);
    return roundDraftsTable.href(roundLeasesTable.href(roundSkipsTable.href(first, skips), leases), drafts);
  },
};
