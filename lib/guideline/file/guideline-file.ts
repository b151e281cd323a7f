import { normaliseBody } from "../body";
import type { GuidelineContent } from "../schema";

/** Says what a file is, and in which edition of its form. */
export const FILE_FORMAT = "guideline/1";

export interface GuidelineFile {
  name: string;
  content: GuidelineContent;
  /** Of the version that was written; a file does not need them. */
  number?: number | undefined;
  hash?: string | undefined;
  note?: string | undefined;
  /** What the version cites. Written for people; reading a file leaves it out, since it names what is elsewhere. */
  precedents?: readonly object[] | undefined;
}

/**
 * A guideline version as one Markdown file. The front matter is YAML whose values are written as JSON (which YAML 1.2 contains), one
 * field a line, so that git shows what changed and any YAML reader understands it.
 */
export function writeGuidelineFile({ name, content, number, hash, note, precedents = [] }: GuidelineFile): string {
  const fields = {
    touchstone: FILE_FORMAT,
    name,
    number,
    hash,
    note,
    precedents: precedents.length > 0 ? precedents : undefined,
    qualities: content.qualities,
    criteria: content.criteria,
    examples: content.examples?.length ? content.examples : undefined,
    checks: content.checks?.length ? content.checks : undefined,
  };
  const lines = Object.entries(fields).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}:${yamlValue(value)}`],
  );
  return `---\n${lines.join("\n")}\n---\n${normaliseBody(content.body)}`;
}

function yamlValue(value: object | string | number): string {
  if (typeof value !== "object") return ` ${JSON.stringify(value)}`;
  return `\n  ${JSON.stringify(value, null, 2).replaceAll("\n", "\n  ")}`;
}
