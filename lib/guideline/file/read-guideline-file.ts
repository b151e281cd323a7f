import { z } from "zod";
import { integer } from "@/lib/input/schemas";
import { normaliseBody } from "../body";
import { guidelineContentSchema } from "../schema";
import { FILE_FORMAT, type GuidelineFile } from "./guideline-file";
import { type JsonLines, lineOf, locateJson } from "./json-lines";

/** What is wrong with a file, and on which of its lines, counted from 1. */
export interface FileProblem {
  line: number;
  field: string;
  message: string;
}

export type ReadGuidelineFile = { ok: true; file: GuidelineFile } | { ok: false; problems: FileProblem[] };

/**
 * Reads a guideline back from a file: Markdown with front matter, or JSON as the API writes and takes it. The content has the hash of
 * the version that was written, unless the file was edited. Everything that is wrong is reported, each with its line.
 */
export function readGuidelineFile(text: string): ReadGuidelineFile {
  const unix = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  return unix.trimStart().startsWith("{") ? readJson(unix) : readMarkdown(unix);
}

const headSchema = z.object({
  touchstone: z
    .literal(FILE_FORMAT, { error: `must be ${FILE_FORMAT}: this is no guideline file, or one of a later format` })
    .optional(),
  name: z.string({ error: "give the guideline a name" }).min(1).max(200),
  number: integer(1).optional(),
  hash: z.string().optional(),
  note: z.string().optional(),
});
const markdownHeadSchema = headSchema.required({ touchstone: true });

function readJson(text: string): ReadGuidelineFile {
  const subjects = locateJson(text);
  if (subjects.badLine !== null) return refusal(subjects.badLine, "file", "is not JSON from here on");
  const fields = JSON.parse(text) as Record<string, unknown>;
  return check(headSchema, fields, fields.body ?? "", (path) => lineOf(subjects, path));
}

/** One field of the front matter, with where its value begins. */
interface Field {
  line: number;
  subjects: JsonLines;
}

function readMarkdown(text: string): ReadGuidelineFile {
  const end = text.indexOf("\n---\n", 3);
  if (!text.startsWith("---\n") || end === -1) {
    return refusal(
      1,
      "file",
      "has no front matter: it must begin with --- and hold touchstone, name and criteria up to the next ---",
    );
  }
  const values: Record<string, unknown> = {};
  const fields = new Map<string, Field>();
  let line = 2;
  for (const block of text.slice(4, end).split(/\n(?=\S)/)) {
    const [, name, value] = /^([a-z]+):([\s\S]*)$/.exec(block) ?? [];
    if (name === undefined || value === undefined) {
      return refusal(line, "front matter", `cannot be read at: ${block.slice(0, 60)}`);
    }
    const subjects = locateJson(value);
    if (subjects.badLine !== null) {
      const remedy = "put texts in double quotes, and write lists and objects as JSON";
      return refusal(line + subjects.badLine - 1, name, `is not JSON: ${remedy}`);
    }
    values[name] = JSON.parse(value);
    fields.set(name, { line, subjects });
    line += block.split("\n").length;
  }
  const bodyLine = line + 1;
  return check(markdownHeadSchema, values, text.slice(end + 5), ([name, ...path]) => {
    if (name === "body") return bodyLine;
    const field = fields.get(String(name));
    return field ? field.line + lineOf(field.subjects, path) - 1 : 1;
  });
}

function check(
  head: z.ZodType<Omit<GuidelineFile, "content"> & { touchstone?: string | undefined }>,
  fields: Record<string, unknown>,
  body: unknown,
  lineAt: (path: readonly PropertyKey[]) => number,
): ReadGuidelineFile {
  const read = head.safeParse(fields);
  const { criteria, qualities = {}, examples, checks } = fields;
  const content = guidelineContentSchema.safeParse({
    body: typeof body === "string" ? normaliseBody(body) : body,
    criteria,
    qualities,
    examples,
    checks,
  });
  if (read.success && content.success) {
    const { touchstone: _format, ...rest } = read.data;
    return { ok: true, file: { ...rest, content: content.data } };
  }
  const issues = [...(read.error?.issues ?? []), ...(content.error?.issues ?? [])];
  const problems = issues.map(({ path, message }) => ({ line: lineAt(path), field: path.join("."), message }));
  return { ok: false, problems: problems.sort((a, b) => a.line - b.line) };
}

function refusal(line: number, field: string, message: string): ReadGuidelineFile {
  return { ok: false, problems: [{ line, field, message }] };
}
