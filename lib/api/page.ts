import { z } from "zod";
import { integerText } from "@/lib/input/schemas";

const limit = integerText(1, 200).default(50).describe("Items on a page, 1 to 200");

/** Query of a list call: how many, and the cursor that the page before answered. */
export const pageQuerySchema = z.object({
  limit,
  cursor: z.uuid({ error: "is not a cursor of this list" }).optional().describe("`next` of the page before"),
});

/** The same of a list whose items are numbered. */
export const numberedPageQuerySchema = z.object({
  limit,
  cursor: integerText(1).optional().describe("`next` of the page before"),
});
export type PageQuery = z.infer<typeof pageQuerySchema>;

export interface Page<Item> {
  items: Item[];
  /** Cursor of the next page; null on the last. */
  next: string | null;
}

/** A page out of rows that were read one beyond its limit, newest first by id. */
export function pageOf<Item extends { id: string }>(rows: readonly Item[], limit: number): Page<Item> {
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** A list that is never longer than one page. */
export function wholeList<Item>(items: Item[]): Page<Item> {
  return { items, next: null };
}

/** Schema of a page's answer: the one shape of every list. */
export function pageSchema<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable().describe("Cursor of the next page") });
}
