import { numberOption, parseCommandLine } from "@/cli/command-line";
import { LEVELS, type Level } from "@/lib/core/agreement/scale";

export const AGREE_USAGE = `npm run agree -- FILE --level ${LEVELS.join("|")} [options]

FILE holds judgments in long form, as CSV or NDJSON ("-" reads standard input), with the fields example, annotator,
value and optionally criterion and submittedAt. A set is written a|b, the empty set |, a ranking a > b > c (level ranking), a missing rating is left empty.

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
  criterion: string | undefined;
  categories: string[] | null;
  circumference: number | null;
  cluster: string | null;
  bootstrap: number | null;
  seed: number;
  json: boolean;
}

/** Options of the command, or an `InputError` that says which one is wrong. */
export function parseAgreeOptions(args: readonly string[]): AgreeOptions {
  const line = parseCommandLine(args, AGREE_USAGE, {
    level: "string",
    criterion: "string",
    categories: "string",
    circumference: "string",
    cluster: "string",
    bootstrap: "string",
    seed: "string",
    json: "boolean",
  });
  const named = line.text("level");
  const level = LEVELS.find((known) => known === named);
  if (level === undefined) throw line.fail("--level", named ? `${named} is no level` : "it is missing");
  const circumference = numberOption(line, "circumference", null);
  if (circumference === 0) throw line.fail("--circumference", "0 is not a positive number");
  return {
    file: line.file,
    level,
    criterion: line.text("criterion"),
    categories:
      line
        .text("categories")
        ?.split(",")
        .map((category) => category.trim()) ?? null,
    circumference,
    cluster: line.text("cluster") ?? null,
    bootstrap: numberOption(line, "bootstrap", null, true),
    seed: numberOption(line, "seed", 1, true),
    json: line.flag("json"),
  };
}
