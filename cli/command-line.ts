import { parseArgs } from "node:util";
import { InputError } from "@/cli/input-error";

type Kinds = Record<string, "string" | "boolean">;

/** A command line of one file and options: the text of each option, or undefined where it was not given. */
export interface CommandLine {
  file: string;
  text: (name: string) => string | undefined;
  flag: (name: string) => boolean;
  fail: (field: string, problem: string) => InputError;
}

/** Parses `args` against the kinds of the options; an `InputError` shows `usage`. */
export function parseCommandLine(args: readonly string[], usage: string, kinds: Kinds): CommandLine {
  const fail = (field: string, problem: string) => new InputError(null, field, problem, `Usage:\n\n${usage}\n`);
  const options = Object.fromEntries(Object.entries(kinds).map(([name, type]) => [name, { type }]));
  const { values, positionals } = (() => {
    try {
      return parseArgs({ args: [...args], allowPositionals: true, options });
    } catch (error) {
      throw fail("options", (error as Error).message);
    }
  })();
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0) throw fail("FILE", "give exactly one file");
  const text = (name: string) => {
    const value = values[name];
    return typeof value === "string" ? value : undefined;
  };
  return { file, text, flag: (name) => values[name] === true, fail };
}

/** The number of an option, `fallback` where it was not given; whole numbers only when `whole`. */
export function numberOption<Fallback extends number | null>(
  line: CommandLine,
  name: string,
  fallback: Fallback,
  whole = false,
): number | Fallback {
  const text = line.text(name);
  if (text === undefined) return fallback;
  const number = Number(text);
  const fits = whole ? Number.isSafeInteger(number) : Number.isFinite(number);
  if (fits && number >= 0 && text.trim() !== "") return number;
  throw line.fail(`--${name}`, `${text} is not a ${whole ? "whole" : "positive"} number`);
}
