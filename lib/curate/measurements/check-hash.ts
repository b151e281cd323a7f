import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/core/text/canonical-json";
import type { Check, GuidelineContent } from "@/lib/guideline/schema";

/**
 * SHA-256 (hex) of what a check says and of the words that people hold it to: conditions, quality and its definition. While it is the same, what
 * was measured of the check holds; its name may change.
 */
export function checkHash(
  { quality, match, conditions }: Pick<Check, "quality" | "match" | "conditions">,
  qualities: GuidelineContent["qualities"],
): string {
  const words = qualities[quality]?.trim() ?? "";
  return createHash("sha256").update(canonicalJson({ quality, words, match, conditions })).digest("hex");
}
