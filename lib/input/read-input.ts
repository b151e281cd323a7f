import type { core, ZodType } from "zod";
import { unstorable, unstorablePaths } from "@/lib/core/text/unstorable";

export interface FieldError {
  /** Names joined by points; empty where it is about the whole. */
  field: string;
  message: string;
}

export type Read<T> = { ok: true; value: T } | { ok: false; message: string; errors: FieldError[] };

/**
 * Reads what came from outside by its schema. No text of it, names of members included, may hold what PostgreSQL cannot take: asked
 * here, of everything, so that no schema has to remember it.
 */
export function readInput<T>(schema: ZodType<T>, raw: unknown): Read<T> {
  const broken = unstorablePaths(raw).map((path) => ({ field: nameOf(path), message: BROKEN }));
  if (broken.length > 0) return refusal(broken);
  const result = schema.safeParse(raw);
  if (result.success) return { ok: true, value: result.data };
  return refusal(result.error.issues.flatMap(errorsOf));
}

/** A name that the schema does not know is a field of its own. */
function errorsOf(issue: core.$ZodIssue): FieldError[] {
  if (issue.code !== "unrecognized_keys") return [{ field: nameOf(issue.path), message: issue.message }];
  return issue.keys.map((key) => ({
    field: nameOf([...issue.path, key]),
    message: "is not a name that is known here",
  }));
}

/** What names the fields as people read it, one after the other. */
export function refusal(errors: FieldError[]): { ok: false; message: string; errors: FieldError[] } {
  const message = errors.map(({ field, message }) => (field ? `${field}: ${message}` : message)).join("; ");
  return { ok: false, message, errors };
}

/** Whether the database could hold a text that stands alone, such as a name in an address. */
export const isStorable = (text: string): boolean => unstorable(text) === null;

const BROKEN = "remove the NUL or broken Unicode character, which cannot be stored";
const nameOf = (path: readonly PropertyKey[]) =>
  path.map((part) => (isStorable(String(part)) ? String(part) : "…")).join(".");
