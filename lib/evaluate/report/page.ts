import { z } from "zod";

/** What the report's address asks for. */
export interface EvaluationPage {
  criterion: string | null;
  version: number | "all" | null;
  slice: string | null;
  answer: string | null;
}

const schema = z.object({
  criterion: z.string().min(1).max(64).nullable().catch(null),
  version: z
    .union([z.literal("all"), z.coerce.number().int().min(1)])
    .nullable()
    .catch(null),
  slice: z.string().min(1).max(100).nullable().catch(null),
  answer: z.string().max(200).nullable().catch(null),
});

/** Reads the address. Whatever cannot be read falls back to its default. */
export function evaluationPage(search: Record<string, string | string[] | undefined>): EvaluationPage {
  const { criterion = null, version, slice = null, answer = null } = search;
  return schema.parse({ criterion, version: version ?? null, slice, answer });
}

/** The address of a report within its page. */
export function evaluationHref(asked: EvaluationPage): string {
  const parts = Object.entries(asked).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]]));
  return `?${new URLSearchParams(parts)}`;
}
