import { createHash } from "node:crypto";
import { valueKey } from "@/lib/guideline/answers/answer";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { AnswerValue, Criterion } from "@/lib/guideline/schema";

/** Longest key that the database indexes, in bytes. */
const MAX_KEY_BYTES = 1000;
const HASHED = "sha256:";

/**
 * The key under which equal answers are grouped in SQL: canonical JSON of the value, from which the value can be read back; its
 * SHA-256 where that is too long to index; null where answers are not compared.
 */
export function storedKey(criterion: Pick<Criterion, "kind">, value: AnswerValue): string | null {
  if (!KINDS[criterion.kind].isCompared) return null;
  const key = valueKey(value);
  return Buffer.byteLength(key) <= MAX_KEY_BYTES ? key : HASHED + createHash("sha256").update(key).digest("hex");
}

/** Whether a category is no answer but stands for one that is too long for a key. */
export function isHashed(category: unknown): boolean {
  return typeof category === "string" && category.startsWith(HASHED);
}

/** Reads the value back from a stored key; undefined where only its hash was stored. */
export function valueOfKey(key: string): AnswerValue | undefined {
  return isHashed(key) ? undefined : (JSON.parse(key) as AnswerValue);
}
