import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/core/text/canonical-json";
import { normaliseBody } from "./body";
import type { GuidelineContent } from "./schema";

/**
 * SHA-256 (hex) of a guideline's content in canonical JSON; white space at line ends and line-end style do not count. Where there are
 * no examples or no checks there is no such member, so that a guideline without them has the hash that it always had.
 */
export function guidelineHash({ body, criteria, qualities, examples, checks }: GuidelineContent): string {
  const lists = { examples: examples?.length ? examples : undefined, checks: checks?.length ? checks : undefined };
  return createHash("sha256")
    .update(canonicalJson({ body: normaliseBody(body), criteria, qualities, ...lists }))
    .digest("hex");
}
