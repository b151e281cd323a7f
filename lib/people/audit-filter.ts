import { z } from "zod";

export interface AuditFilter {
  /** The noun before the point in an action: `round`. */
  about?: string;
  /** Id of whoever did it. */
  by?: string;
  /** First and last day, UTC. */
  from?: string;
  to?: string;
  before?: number;
}

const day = z.iso.date().optional().catch(undefined);
const schema = z.object({
  about: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .optional()
    .catch(undefined),
  by: z.uuid().optional().catch(undefined),
  from: day,
  to: day,
  before: z.string().optional().catch(undefined).transform(beforeNumber),
});

/** The filter in a page's address; what makes no sense is left out. */
export function auditFilter(query: Record<string, string | string[] | undefined>): AuditFilter {
  return schema.parse(query);
}

/** The address of a filter: `?about=round&by=…`; without the page, since another filter begins anew. */
export function auditHref({ about, by, from, to, before }: AuditFilter): string {
  const given = Object.entries({ about, by, from, to, before: before?.toString() });
  const query = new URLSearchParams(given.flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return `?${query}`;
}

/** An entry's number out of an address; undefined where the text is none that PostgreSQL could hold. */
function beforeNumber(text: string | undefined): number | undefined {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 && number < 2 ** 31 ? number : undefined;
}
