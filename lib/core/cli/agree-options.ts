import { parseArgs } from "node:util";
import { LEVELS, type Level } from "@/lib/core/agreement/scale";
import { InputError } from "@/lib/core/cli/input-error";

export const AGREE_USAGE = `npm run agree -- FILE --level ${LEVELS.join("|")} [options]

FILE holds judgments in long form, as CSV or NDJSON ("-" reads standard input), with the fields example, annotator,
value and optionally criterion and submittedAt. A set is written a|b, the empty set |, a missing rating is left empty.

  --criterion KEY       only the judgments on this criterion
  --categories a,b,c    all categories that may be used; at ordinal level from lowest to highest
  --circumference N     circumference of a circular scale (default: largest - smallest value + 1)
  --cluster FIELD       examples with the same value in this field (a conversation) are resampled together
  --bootstrap N         intervals by N bootstrap replicates (BCa) instead of the jackknife
  --seed N              seed of the bootstrap (default 1)
  --json                print one JSON document`;

export interface AgreeOptions {
  file: string;
  level: Level;
  criterion: string | null;
  categories: string[] | null;
  circumference: number | null;
  cluster: string | null;
  bootstrap: number | null;
  seed: number;
  json: boolean;
}

/** Options of the command, or an `InputError` that says which one is wrong. */
export function parseAgreeOptions(args: readonly string[]): AgreeOptions {
  const { values, positionals } = parse(args);
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0) throw usage("FILE", "give exactly one file");
  const level = LEVELS.find((known) => known === values.level);
  if (level === undefined) throw usage("--level", values.level ? `${values.level} is no level` : "it is missing");
  return {
    file,
    level,
    criterion: values.criterion ?? null,
    categories: values.categories?.split(",").map((category) => category.trim()) ?? null,
    circumference: positive("--circumference", values.circumference),
    cluster: values.cluster ?? null,
    bootstrap: whole("--bootstrap", values.bootstrap),
    seed: whole("--seed", values.seed) ?? 1,
    json: values.json ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        level: { type: "string" },
        criterion: { type: "string" },
        categories: { type: "string" },
        circumference: { type: "string" },
        cluster: { type: "string" },
        bootstrap: { type: "string" },
        seed: { type: "string" },
        json: { type: "boolean" },
      },
    });
  } catch (error) {
    throw usage("options", (error as Error).message);
  }
}

function positive(name: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const number = Number(text);
  if (Number.isFinite(number) && number > 0) return number;
  throw usage(name, `${text} is not a positive number`);
}

function whole(name: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 0 && text.trim() !== "") return number;
  throw usage(name, `${text} is not a whole number`);
}

function usage(field: string, problem: string): InputError {
  return new InputError(null, field, problem, `Usage:\n\n${AGREE_USAGE}\n`);
}
