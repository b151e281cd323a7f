import { z } from "zod";

const version = z.union([z.literal("all"), z.coerce.number().int().min(1)]);

/** The version that a page's address asks for; the pinned one where it asks for none or for nonsense. */
export function pageVersion(asked: string | string[] | undefined, pinned: number): number | "all" {
  const parsed = version.safeParse(asked);
  return parsed.success ? parsed.data : pinned;
}
