import { type QueueFilter, queueFilterSchema } from "./schema";

interface CasePage {
  filter: QueueFilter;
  /** The case that is open, where the address names one. */
  example: string | undefined;
  criterion: string | undefined;
  /** The same page with other parameters; what is not named keeps its filter. */
  link: (change: { example?: string; of?: string; criterion?: string | null; page?: number }) => string;
}

/** Reads the resolve page's address. Whatever cannot be read falls back to its default. */
export function casePage(search: Record<string, string | string[] | undefined>, path: string): CasePage {
  const one = (name: string) => {
    const value = search[name];
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const asked = { criterion: one("criterion"), version: one("version"), order: one("order"), page: one("page") };
  const parsed = queueFilterSchema.safeParse(asked);
  const filter = parsed.success ? parsed.data : queueFilterSchema.parse({});
  const link: CasePage["link"] = ({ example, of, criterion = filter.criterion, page }) => {
    const entries = { criterion: criterion ?? undefined, version: filter.version, example, of, page };
    const query = new URLSearchParams(
      Object.entries(entries).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
    );
    return query.size > 0 ? `${path}?${query}` : path;
  };
  return { filter, example: one("example"), criterion: one("of"), link };
}
