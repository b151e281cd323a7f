import { z } from "zod";

export const CURATE_LISTS = ["undecided", "unlabelled", "flagged", "excluded"] as const;
export type CurateList = (typeof CURATE_LISTS)[number];

/** What the curate page's address asks for. */
export interface CuratePage {
  list: CurateList;
  /** Only of the undecided. */
  criterion: string | null;
  page: number;
}

const schema = z.object({
  list: z.enum(CURATE_LISTS).catch("undecided"),
  criterion: z.string().min(1).max(64).nullable().catch(null),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** Reads the page's address. Whatever cannot be read falls back to its default. */
export function curatePage(search: Record<string, string | string[] | undefined>): CuratePage {
  return schema.parse({ list: search.list, criterion: search.criterion ?? null, page: search.page ?? 1 });
}

/** The address of a list. */
export function curateHref(projectId: string, { list, criterion, page }: Partial<CuratePage>): string {
  const query = new URLSearchParams();
  if (list && list !== "undecided") query.set("list", list);
  if (criterion) query.set("criterion", criterion);
  if (page && page > 1) query.set("page", String(page));
  return `/projects/${projectId}/curate${query.size > 0 ? `?${query}` : ""}`;
}
