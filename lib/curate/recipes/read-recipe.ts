import { parse, type ValueNode } from "@humanwhocodes/momoa";
import { no, ok } from "@/lib/server/errors";
import { recipeSchema } from "./schema";

/** What is wrong with a recipe, and where. */
export interface RecipeError {
  /** Of its file, from 1. */
  line: number;
  field: string;
  message: string;
}

export type FieldError = Pick<RecipeError, "field" | "message">;

/** Largest file that is read, in characters. */
const MOST = 200_000;

/** Reads the file of a recipe: JSON in any layout. What cannot be read is said with its line. */
export function readRecipe(text: string) {
  if (text.length > MOST) return refused([{ line: 1, field: "", message: `is longer than ${MOST} characters` }]);
  const lines = linesOf(text.replace(/^\uFEFF/, ""));
  if (!lines.ok) return lines;
  const { value, lineOf, twice } = lines.value;
  if (twice) return refused([twice]);
  const read = recipeSchema.safeParse(value);
  if (read.success) return ok({ recipe: read.data, lineOf });
  return refused(
    read.error.issues.map((issue) => {
      const path = [...issue.path.map(String), ...(issue.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [])];
      const message = issue.code === "unrecognized_keys" ? "is not known here; remove it" : issue.message;
      return { line: lineOf(path.join(".")), field: path.join("."), message };
    }),
  );
}

/** The refusal of a recipe, which names the lines. */
export function refused(errors: readonly RecipeError[]) {
  const said = errors.map(({ line, field, message }) => `Line ${line}: ${field ? `${field} ` : ""}${message}.`);
  return no("unreadable-recipe", `The file was not taken. ${said.join(" ")}`, { lines: [...errors] });
}

interface Lines {
  value: unknown;
  /** The line on which a member stands, or what it is a part of. */
  lineOf: (field: string) => number;
  /** A member that is there twice, of which JSON would take the later one in silence. */
  twice: RecipeError | null;
}

function linesOf(text: string) {
  const lines = new Map<string, number>();
  let twice: RecipeError | null = null;
  const visit = (node: ValueNode, path: string): void => {
    if (!lines.has(path)) lines.set(path, node.loc.start.line);
    if (node.type === "Array")
      for (const [at, { value }] of node.elements.entries()) visit(value, joined(path, String(at)));
    if (node.type !== "Object") return;
    for (const { name, value } of node.members) {
      const own = joined(path, name.type === "String" ? name.value : name.name);
      if (lines.has(own))
        twice ??= { line: name.loc.start.line, field: own, message: "stands there twice; remove one" };
      lines.set(own, name.loc.start.line);
      visit(value, own);
    }
  };
  try {
    const value: unknown = JSON.parse(text);
    visit(parse(text, { mode: "json" }).body, "");
    const lineOf = (field: string): number => lines.get(field) ?? (field === "" ? 1 : lineOf(parentOf(field)));
    return ok<Lines>({ value, lineOf, twice });
  } catch (error) {
    return refused([
      {
        line: lineOfError(text, error),
        field: "",
        message: "is no JSON; look for a missing comma, quotation mark or bracket",
      },
    ]);
  }
}

const joined = (path: string, name: string) => (path === "" ? name : `${path}.${name}`);
const parentOf = (field: string) => field.slice(0, Math.max(0, field.lastIndexOf(".")));

/** The parser with places says the line; where it is more lenient than JSON.parse, the last line is meant. */
function lineOfError(text: string, error: unknown): number {
  try {
    parse(text, { mode: "json" });
  } catch (located) {
    if (located instanceof Error && "line" in located && typeof located.line === "number") return located.line;
  }
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : "")?.[1];
  return text.slice(0, position === undefined ? text.length : Number(position)).split("\n").length;
}
