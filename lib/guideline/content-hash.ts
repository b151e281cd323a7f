import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/core/text/canonical-json";
import { normaliseBody } from "./body";
import type { GuidelineContent } from "./schema";

/**
 * SHA-256 (hex) of a guideline's content in canonical JSON; white space at line ends and line-end style do not count. Where there are
 * no examples there is no such member, so that a guideline without them has the hash that it always had.
 */
export function guidelineHash({ body, criteria, qualities, examples }: GuidelineContent): string {
  const cited = examples?.length ? examples : undefined;
  return createHash("sha256")
    .update(canonicalJson({ body: normaliseBody(body), criteria, qualities, examples: cited }))
    .digest("hex");
}
