import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/core/text/canonical-json";
import { normaliseBody } from "./body";
import type { GuidelineContent } from "./schema";

/** SHA-256 (hex) of a guideline's content in canonical JSON; white space at line ends and line-end style do not count. */
export function guidelineHash(content: GuidelineContent): string {
  const body = normaliseBody(content.body);
  return createHash("sha256")
    .update(canonicalJson({ body, criteria: content.criteria, qualities: content.qualities }))
    .digest("hex");
}
