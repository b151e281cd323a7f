import { numberOption, parseCommandLine } from "@/cli/command-line";
import { toDistributionJson } from "@/cli/distribution-json";
import { toDistributionText } from "@/cli/distribution-text";
import { InputError } from "@/cli/input-error";
import { parseValue, toNumber } from "@/cli/parse-value";
import { type LongFormRow, readLongForm } from "@/cli/read-long-form";
import { leaveOneOutPart } from "@/lib/core/agreement/report";
import { scaleTable } from "@/lib/core/agreement/scale";
import { halo } from "@/lib/core/distribution/halo";
import { panels } from "@/lib/core/distribution/panel";
import { type Scores, scoresOf } from "@/lib/core/distribution/scores";
import type { UndefinedReason } from "@/lib/core/estimate";
import { createRandom } from "@/lib/core/random/generator";
import { buildRatingTable, isLater, type RatingTable } from "@/lib/core/rating-table";
import { jsonLine } from "@/lib/core/text/json-line";
import { UNDEFINED_WORDS } from "@/lib/core/undefined-words";

const USAGE = `npm run distribution -- FILE [options]

FILE holds scores in long form, as CSV or NDJSON ("-" reads standard input), with the fields example, annotator, value
and optionally criterion and submittedAt. A missing score is left empty.

  --criterion KEY      the criterion to describe; all criteria of the file that hold numbers are used for the halo
  --categories 1,2,3   all points of the scale
  --seed N             seed of the permutations (default 1)
  --json               print one JSON document`;

/** `npm run distribution`: how each annotator uses the scale, compared with others on the same examples. */
export async function distributionCommand(args: readonly string[]): Promise<string> {
  const line = parseCommandLine(args, USAGE, {
    criterion: "string",
    categories: "string",
    seed: "string",
    json: "boolean",
  });
  const declared = (line.text("categories")?.split(",") ?? []).map((point) => {
    const number = Number(point);
    if (point.trim() === "" || !Number.isFinite(number)) throw line.fail("--categories", `${point} is not a number`);
    return number;
  });
  const random = createRandom(numberOption(line, "seed", 1, true));
  const criteria = await rowsByCriterion(line.file);
  const key = chooseCriterion([...criteria.keys()], line.text("criterion"));
  const rows = latestOf(criteria.get(key) ?? []);
  const table = toTable(rows);
  const scores = toScores(table, declared);
  const described = panels(scores);
  if (!described.ok) throw refused(described.reason);
  const scored = [...criteria.values()].map(latestOf).filter((list) => list.length > 0 && list.every(isScore));
  const others = scored.length > 1 ? halo(scored.map((list) => toScores(toTable(list), []))) : [];
  const scale = scaleTable(table, "interval", { declared: scores.levels });
  const without = scale.ok ? leaveOneOutPart(scale.scaled) : scale;
  const document = toDistributionJson({
    scores,
    panels: described.panels,
    time: timesOf(rows, scores),
    halo: others,
    leaveOneOut: without.ok && "rows" in without ? without.rows : [],
    random,
  });
  return line.flag("json") ? `${jsonLine(document)}\n` : toDistributionText(document);
}

async function rowsByCriterion(file: string): Promise<Map<string | null, LongFormRow[]>> {
  const criteria = new Map<string | null, LongFormRow[]>();
  for await (const row of readLongForm(file)) {
    const rows = criteria.get(row.criterion);
    if (rows) rows.push(row);
    else criteria.set(row.criterion, [row]);
  }
  return criteria;
}

function chooseCriterion(keys: readonly (string | null)[], chosen: string | undefined): string | null {
  if (chosen === undefined && keys.length <= 1) return keys[0] ?? null;
  if (chosen !== undefined && keys.includes(chosen)) return chosen;
  const found = `the file holds the criteria ${keys.map((key) => JSON.stringify(key)).join(", ")}`;
  throw new InputError(null, "criterion", found, "Choose one with --criterion");
}

/** The rows with a value, of those of one annotator on one example the latest. */
function latestOf(rows: readonly LongFormRow[]): LongFormRow[] {
  const latest = new Map<string, LongFormRow>();
  for (const row of rows) {
    const key = ratingKey(row.example, row.annotator);
    if (row.value !== null && !isLater(latest.get(key)?.submittedAt, row.submittedAt)) latest.set(key, row);
  }
  return [...latest.values()];
}

function isScore({ value }: LongFormRow): boolean {
  return value !== null && toNumber(value) !== null;
}

function ratingKey(example: string, annotator: string): string {
  return JSON.stringify([example, annotator]);
}

function toTable(rows: readonly LongFormRow[]): RatingTable {
  const built = buildRatingTable(
    rows.map((row) => ({ item: row.example, rater: row.annotator, value: parseValue(row, "interval") })),
  );
  if (!built.ok) throw new InputError(rows[built.row]!.line, "value", "it is not a finite number", "Correct it");
  return built.table;
}

function toScores(table: RatingTable, declared: readonly number[]): Scores {
  const result = scoresOf(table, declared);
  if (!result.ok) throw refused(result.reason);
  return result.scores;
}

/** When each rating was submitted, `null` unless all are known. */
function timesOf(rows: readonly LongFormRow[], scores: Scores): Float64Array | null {
  const times = new Map(rows.map((row) => [ratingKey(row.example, row.annotator), row.submittedAt]));
  const found = Array.from(scores.item, (i, t) =>
    times.get(ratingKey(scores.items[i]!, scores.raters[scores.rater[t]!]!)),
  );
  return found.every((time) => time != null) ? Float64Array.from(found, (time) => time!) : null;
}

function refused(reason: UndefinedReason): InputError {
  return new InputError(null, "value", UNDEFINED_WORDS[reason], "Give more, or other, scores");
}
