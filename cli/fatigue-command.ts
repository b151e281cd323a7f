import { numberOption, parseCommandLine } from "@/cli/command-line";
import { toFatigueJson } from "@/cli/fatigue-json";
import { toFatigueText } from "@/cli/fatigue-text";
import { InputError } from "@/cli/input-error";
import { readCriterion } from "@/cli/read-criterion";
import { toEvents } from "@/cli/read-events";
import { LEVELS } from "@/lib/core/agreement/scale";
import { analyseFatigue } from "@/lib/core/fatigue/analyse";
import { createRandom } from "@/lib/core/random/generator";
import { jsonLine } from "@/lib/core/text/json-line";
import { UNDEFINED_WORDS } from "@/lib/core/undefined-words";

const USAGE = `npm run fatigue -- FILE --level ${LEVELS.join("|")} [options]

FILE holds judgments in long form, as CSV or NDJSON ("-" reads standard input), with the fields example, annotator,
value (empty: skipped) and optionally criterion, submittedAt, wallMs, activeMs, session, gold and words.

  --criterion KEY      only the judgments on this criterion
  --categories a,b,c   all categories that may be used; at ordinal level from lowest to highest
  --idle-minutes N     a longer gap begins a new session (default 30)
  --seed N             seed of the permutations (default 1)
  --json               print one JSON document`;

/** `npm run fatigue`: what sessions do to the labels of a file. */
export async function fatigueCommand(args: readonly string[]): Promise<string> {
  const line = parseCommandLine(args, USAGE, {
    level: "string",
    criterion: "string",
    categories: "string",
    "idle-minutes": "string",
    seed: "string",
    json: "boolean",
  });
  const level = LEVELS.find((known) => known === line.text("level"));
  if (level === undefined) throw line.fail("--level", "choose one of the levels");
  const categories =
    line
      .text("categories")
      ?.split(",")
      .map((name) => name.trim()) ?? null;
  const { events, declared } = toEvents(await readCriterion(line.file, line.text("criterion")), level, categories);
  const result = analyseFatigue(events, level, {
    declared,
    gapSeconds: numberOption(line, "idle-minutes", 30) * 60,
    random: createRandom(numberOption(line, "seed", 1, true)),
  });
  if (!result.ok) {
    if (result.reason === "undeclared-value") {
      throw new InputError(null, "value", "a value is not among --categories", "Declare it, or correct it");
    }
    const problem = result.reason === "value-not-finite" ? "A value is not finite" : UNDEFINED_WORDS[result.reason];
    throw new InputError(null, "value", problem, "Give more, or other, judgments");
  }
  const { report } = result;
  return line.flag("json") ? `${jsonLine(toFatigueJson(report))}\n` : toFatigueText(report);
}
