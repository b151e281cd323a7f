import { type QueueFilter, queueFilterSchema } from "./schema";

/** What of the page's address can change; null takes a part out. */
export type CaseLink = (change: {
  example?: string;
  of?: string;
  criterion?: string | null;
  version?: number | null;
  slice?: string | null;
  flagged?: QueueFilter["flagged"];
  order?: QueueFilter["order"];
  page?: number;
}) => string;

interface CasePage {
  filter: QueueFilter;
  /** The case that is open, where the address names one. */
  example: string | undefined;
  criterion: string | undefined;
  /** The same page with other parameters; what is not named keeps its filter. */
  link: CaseLink;
  /** The page without its filters, where it has some. */
  clearHref: string | null;
}

const FILTERS = ["criterion", "version", "slice", "flagged", "order", "page"] as const;

/** Reads the resolve page's address. Whatever cannot be read falls back to its default. */
export function casePage(search: Record<string, string | string[] | undefined>, path: string): CasePage {
  const one = (name: string) => {
    const value = search[name];
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const asked = Object.fromEntries(FILTERS.map((name) => [name, one(name)]));
  const parsed = queueFilterSchema.safeParse(Array.isArray(search.slice) ? { ...asked, slice: search.slice } : asked);
  const filter = parsed.success ? parsed.data : queueFilterSchema.parse({});
  const link: CaseLink = (change) => {
    const page = "page" in change ? change.page : "example" in change ? filter.page : 1;
    const entries = Object.entries({ ...filter, ...change, page });
    const query = new URLSearchParams(
      entries.flatMap(([name, value]) =>
        [value ?? []].flat().flatMap((one) => (isDefault(name, one) ? [] : [[name, String(one)]])),
      ),
    );
    return query.size > 0 ? `${path}?${query}` : path;
  };
  const narrowed = filter.criterion || filter.version || filter.slice || filter.flagged === "only";
  const clearHref = narrowed ? link({ criterion: null, version: null, slice: null, flagged: "any" }) : null;
  return { filter, example: one("example"), criterion: one("of"), link, clearHref };
}

const DEFAULTS: Record<string, unknown> = { flagged: "any", order: "disagreement", page: 1 };

const isDefault = (name: string, value: unknown) => DEFAULTS[name] === value;
