import { z } from "zod";

type Search = Record<string, string | string[] | undefined>;

const page = z.coerce.number().int().min(1).max(10_000).catch(1);

const schema = z.object({
  /** Page of the people. */
  people: page,
  /** Examples with so many labels are listed; null lists none. */
  labels: z.coerce.number().int().min(0).max(100).nullable().catch(null),
  examples: page,
  /** Skips of this reason only. */
  reason: z.string().min(1).max(100).nullable().catch(null),
  skips: page,
  leases: page,
});

/** What the address of a round's page asks for. */
export type RoundPage = z.infer<typeof schema>;

/** Reads the address. Whatever cannot be read falls back to its default. */
export function roundPage(search: Search): RoundPage {
  const { people, examples, skips, leases } = search;
  return schema.parse({
    people: people ?? 1,
    examples: examples ?? 1,
    skips: skips ?? 1,
    leases: leases ?? 1,
    labels: search.labels ?? null,
    reason: search.reason ?? null,
  });
}

/** The same page with other lists or pages of them; `place` is the part to come to. */
export function roundHref(path: string, asked: RoundPage, change: Partial<RoundPage>, place: string): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...asked, ...change })) {
    const isDefault = value === null || (value === 1 && name !== "labels");
    if (!isDefault) query.set(name, String(value));
  }
  return `${path}${query.size > 0 ? `?${query}` : ""}#${place}`;
}

/** The cursor of the rounds' list; undefined for its beginning. */
export function roundsCursor(search: Search): string | undefined {
  return z.uuid().optional().catch(undefined).parse(search.before);
}
