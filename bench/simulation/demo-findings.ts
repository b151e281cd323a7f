import { type DemoSessions, habitsBehind, questionOf, workBehind } from "@/bench/simulation/demo";
import { type Comparison, compareGroups } from "@/lib/core/agreement/comparison";
import { leaveOneRaterOut, outOfStep } from "@/lib/core/agreement/leave-one-out";
import { metricOf } from "@/lib/core/agreement/metric-of-level";
import { scaleTable } from "@/lib/core/agreement/scale";
import { buildRatingTable } from "@/lib/core/rating-table";
import { annotatorFigures } from "@/lib/measure/annotators/figures";
import { findingsOf } from "@/lib/measure/annotators/findings";
import { annotatorVerdicts } from "@/lib/measure/annotators/verdicts";
import { unitOf } from "@/lib/measure/annotators/words";
import { factsOf } from "@/lib/measure/check/facts";
import { checkInstrument } from "@/lib/measure/check/rules";
import { declaredCategories } from "@/lib/measure/criterion-values";
import { changesOf } from "@/lib/measure/fatigue/people";
import { readingsOf } from "@/lib/measure/fatigue/readings";
import { surveyWork } from "@/lib/measure/fatigue/survey";
import { readRated } from "@/lib/measure/rated";

/** What a dashboard says that somebody should look at; `who` is null where it is about all. */
export interface Flag {
  place: "annotators" | "agreement" | "fatigue" | "check";
  criterion: string;
  who: string | null;
  words: string;
}

/** Those of the demo that are compared, in the order of the guideline: pages are about the first unless another is chosen. */
export const COMPARED = ["helpfulness", "correct", "issues"] as const;

/** Readings that somebody should look at; the others say that all is well, or that something cannot be told. */
const WARNING = new Set(["quality", "hasty", "tiring", "uniform"]);

/** Every flag that the dashboards show of one criterion of a simulated demo, by the functions that make the pages. */
export async function flagsOn(sessions: DemoSessions, criterion: string): Promise<Flag[]> {
  const { question, nameOf } = questionOf(sessions, criterion);
  const [figures, verdicts, habits, work] = await Promise.all([
    annotatorFigures(question),
    annotatorVerdicts(question),
    habitsBehind(question),
    workBehind(sessions, question),
  ]);
  const said = (place: Flag["place"], id: string | null, words: string): Flag => ({
    place,
    criterion,
    who: id === null ? null : nameOf.get(id)!,
    words,
  });
  const { scaled, circumstances } = (await readRated(question, ["session", "position", "activeMs", "at", "round"]))!;
  const raters = scaled.table.raters;
  const survey = surveyWork(work);
  const facts = factsOf(scaled.table, circumstances, Number.MAX_SAFE_INTEGER);
  return [
    ...findingsOf({ figures, verdicts, habits, unit: unitOf(question.criterion) }).map(({ id, words }) =>
      said("annotators", id, words),
    ),
    ...outOfStep(leaveOneRaterOut(scaled, metricOf(scaled.level))).map(({ rater }) =>
      said("agreement", raters[rater]!, "out of step"),
    ),
    ...changesOf(work)
      .filter(({ changed }) => changed)
      .map(({ annotator, supportedBy }) => said("fatigue", annotator, supportedBy.join(", "))),
    ...(survey.ok ? readingsOf(survey.figures) : [])
      .filter((reading) => WARNING.has(reading.says) && !("direction" in reading && reading.direction !== "down"))
      .map(({ says }) => said("fatigue", null, says)),
    ...checkInstrument(facts, (id) => nameOf.get(id)!).map(({ rule }) => said("check", null, rule)),
  ];
}

/** Agreement under both editions, and its difference: only labels under the same one are paired. */
export async function editionEffect(sessions: DemoSessions, criterion: string): Promise<Comparison> {
  const sides = await Promise.all(
    ([1, 2] as const).map(async (edition) => {
      const { question } = questionOf(sessions, criterion, edition);
      const { scaled, exampleOf } = (await readRated(question))!;
      const { item, rater, value, values } = scaled.table;
      const rows = Array.from(item, (i, t) => ({
        item: exampleOf(i),
        rater: `${rater[t]} ${edition}`,
        value: values[value[t]!]!,
      }));
      return { question, rows };
    }),
  );
  const [{ question }] = sides as [(typeof sides)[number]];
  const built = buildRatingTable(sides.flatMap(({ rows }) => rows));
  if (!built.ok) throw new Error(built.reason);
  const scale = scaleTable(built.table, question.level, {
    declared: declaredCategories(question.criterion, question.level),
  });
  if (!scale.ok) throw new Error(scale.reason);
  const edition = Int32Array.from(built.table.rater, (rater) => Number(built.table.raters[rater]!.at(-1)));
  return compareGroups(scale.scaled, metricOf(question.level), edition, [1, 2]);
}
