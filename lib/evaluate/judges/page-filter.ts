import { z } from "zod";

const caseFilterSchema = z.object({
  criterion: z.string().max(64).optional().catch(undefined),
  /** A cell of the confusion table, by stored key. */
  people: z.string().max(1000).optional().catch(undefined),
  judge: z.string().max(1000).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).default(1).catch(1),
});

/** What the page of a judge shows, as it stands in the address. */
export type CaseFilter = z.infer<typeof caseFilterSchema>;

/** Reads the address; what makes no sense is left out. */
export function caseFilter(query: Record<string, string | string[] | undefined>): CaseFilter {
  return caseFilterSchema.parse(query);
}

/** The address of the same page with another filter. */
export function caseHref(runHref: string, filter: Partial<CaseFilter>): string {
  const query = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined || (name === "page" && value === 1) ? [] : [[name, String(value)]],
  );
  return query.length === 0 ? runHref : `${runHref}?${new URLSearchParams(query)}`;
}
