import { z } from "zod";
import { normaliseBody } from "./body";
import { type GuidelineContent, guidelineContentSchema } from "./schema";

const FORMAT = "guideline/1";

export interface GuidelineFile {
  name: string;
  content: GuidelineContent;
  /** Of the version that was written; a file does not need them. */
  number?: number;
  hash?: string;
  note?: string;
  /** What the version cites. Written for people; reading a file leaves it out, since it names what is elsewhere. */
  precedents?: readonly object[];
}

/**
 * A guideline version as one Markdown file. The front matter is YAML whose values are written as JSON (which YAML 1.2 contains), one
 * field a line, so that git shows what changed and any YAML reader understands it.
 */
export function writeGuidelineFile({ name, content, number, hash, note, precedents = [] }: GuidelineFile): string {
  const fields = {
    touchstone: FORMAT,
    name,
    number,
    hash,
    note,
    precedents: precedents.length > 0 ? precedents : undefined,
    qualities: content.qualities,
    criteria: content.criteria,
    examples: content.examples?.length ? content.examples : undefined,
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

const fileSchema = z.object({
  touchstone: z.literal(FORMAT, { error: `must be ${FORMAT}: this is no guideline file, or one of a later format` }),
  name: z.string().min(1).max(200),
  number: z.number().int().min(1).optional(),
  hash: z.string().optional(),
  note: z.string().optional(),
});

export type ReadGuidelineFile =
  | { ok: true; file: GuidelineFile }
  | { ok: false; problems: { field: string; message: string }[] };

/** Reads such a file back. The content has the hash of the version that was written, unless the file was edited. */
export function readGuidelineFile(text: string): ReadGuidelineFile {
  const unix = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const end = unix.indexOf("\n---\n", 3);
  if (!unix.startsWith("---\n") || end === -1) {
    return refusal(
      "file",
      "has no front matter: it must begin with --- and hold touchstone, name and criteria up to the next ---",
    );
  }
  const fields: Record<string, unknown> = {};
  for (const block of unix.slice(4, end).split(/\n(?=\S)/)) {
    const [, name, value] = /^([a-z]+):([\s\S]*)$/.exec(block) ?? [];
    if (name === undefined || value === undefined)
      return refusal("front matter", `cannot be read at: ${block.slice(0, 60)}`);
    try {
      fields[name] = JSON.parse(value);
    } catch (error) {
      return refusal(name, `is not JSON: ${error instanceof Error ? error.message : "unreadable"}`);
    }
  }
  const head = fileSchema.safeParse(fields);
  const body = normaliseBody(unix.slice(end + 5));
  const content = guidelineContentSchema.safeParse({
    body,
    criteria: fields.criteria,
    qualities: fields.qualities ?? {},
    examples: fields.examples,
  });
  if (head.success && content.success) {
    const { touchstone: _format, ...rest } = head.data;
    return { ok: true, file: { ...rest, content: content.data } };
  }
  const issues = [...(head.error?.issues ?? []), ...(content.error?.issues ?? [])];
  return { ok: false, problems: issues.map(({ path, message }) => ({ field: path.join("."), message })) };
}

function refusal(field: string, message: string): ReadGuidelineFile {
  return { ok: false, problems: [{ field, message }] };
}
