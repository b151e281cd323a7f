import { z } from "zod";
import { type SeedFilter, seedFilterSchema } from "./schema";

/** What the seeds' address asks for. */
export interface SeedPage {
  filter: SeedFilter;
  page: number;
}

const { model, slice, marked } = seedFilterSchema.shape;
const filterSchema = z.object({
  model: model.catch(undefined),
  slice: slice.catch(undefined),
  marked: marked.catch(undefined),
});
const pageSchema = z.coerce.number().int().min(1).max(100_000).catch(1);

/** Reads the address. Whatever cannot be read falls back to its default. */
export function seedPage(search: Record<string, string | string[] | undefined>): SeedPage {
  const given = Object.fromEntries(Object.entries(search).filter(([, value]) => value !== ""));
  return { filter: filterSchema.parse(given), page: pageSchema.parse(search.page ?? 1) };
}

/** The address of a list of examples. */
export function seedHref(projectId: string, { filter, page }: SeedPage): string {
  const parts = Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  if (page > 1) parts.push(["page", String(page)]);
  return `/projects/${projectId}/evaluate/seeds${parts.length > 0 ? `?${new URLSearchParams(parts)}` : ""}`;
}
