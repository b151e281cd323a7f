import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { SPAN_TEXT_LENGTH } from "@/lib/examples/example-text";
import { groupsStatement, slicesStatement } from "@/lib/examples/slices";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { Criterion } from "@/lib/guideline/schema";
import { type FigureFilter, resolveFigure } from "@/lib/labels/filter";
import { answersStatement } from "@/lib/labels/labels";
import { replica } from "@/lib/server/db";
import { ok } from "@/lib/server/errors";
import type { Remembered } from "@/lib/server/threads/remembered";
import { logQuestion, MOST_RATINGS, tooManyRatings } from "../queries";
import type { LogQuestion } from "../rated";
import { raterOf, ratersOf } from "../raters";
import { figureFromLogs } from "../remembered";
import type { PartQuery } from "../schema";

type Read = ProjectScope<"measure:read">;

export interface AskOptions {
  /** For a page: what is known comes at once, also while newer labels are taken in. */
  remembered?: boolean;
}

/** What a part is calculated from. */
interface Asked {
  resolved: FigureFilter;
  criterion: Criterion;
  question: LogQuestion;
  about: Parameters<typeof figureFromLogs>[2];
}

/** A part of the agreement on a criterion: what it is about, what was found, and since when that is known. */
async function part<Found>(
  scope: Read,
  query: PartQuery,
  { remembered = false }: AskOptions,
  figure: (asked: Asked) => Promise<Remembered<Found>>,
) {
  const filter = await resolveFigure(scope, query);
  if (!filter.ok) return filter;
  const resolved = filter.value;
  const { criterion } = resolved;
  const question = await logQuestion(scope, resolved, query.level);
  const about = { projectId: scope.projectId, logs: [question.log], remembered };
  const { value: found, ...known } = await figure({ resolved, criterion, question, about });
  return ok({ ...known, criterion, level: question.level, found });
}

/** Agreement by period, with where guideline versions and rounds began. */
export function overTimeOn(scope: Read, query: PartQuery, options: AskOptions = {}) {
  return part(scope, query, options, async ({ resolved, question, about }) => {
    const [{ value, ...known }, rounds] = await Promise.all([
      figureFromLogs("measure.overTime", question, about),
      replica().round.findMany({ where: { projectId: scope.projectId }, select: { id: true, name: true } }),
    ]);
    const numbers = new Map(resolved.versions.map(({ id, number }) => [id, number]));
    const names = new Map(rounds.map(({ id, name }) => [id, name]));
    const named = value && {
      ...value,
      versions: value.versions.map(({ id, at }) => ({ number: numbers.get(id)!, at })),
      rounds: value.rounds.map(({ id, at }) => ({ id, name: names.get(id) ?? id, at })),
    };
    return { ...known, value: named };
  });
}

/** Agreement on the examples of each slice. */
export function bySliceOn(scope: Read, query: PartQuery, options: AskOptions = {}) {
  return part(scope, query, options, ({ question, about }) => {
    const { strings, values } = slicesStatement(scope);
    return figureFromLogs("measure.bySlice", { ...question, slices: { strings, values } }, about);
  });
}

/** Where the variance of the answers comes from. */
export function varianceOn(scope: Read, query: PartQuery, options: AskOptions = {}) {
  return part(scope, query, options, ({ question, about }) => figureFromLogs("measure.variance", question, about));
}

/** How far people agree with themselves on examples that they were shown again. */
export function consistencyOn(scope: Read, query: PartQuery, options: AskOptions = {}) {
  return part(scope, query, options, async ({ question, about }) => {
    const [{ value, ...known }, raters] = await Promise.all([
      figureFromLogs("measure.consistency", question, about),
      ratersOf(scope),
    ]);
    const named = value && {
      ...value,
      people: value.people.map(({ annotator, ...own }) => ({ annotator: raterOf(raters, annotator), ...own })),
    };
    return { ...known, value: named };
  });
}

/** Agreement on where spans are; null where the criterion marks none. */
export function spansOn(scope: Read, query: PartQuery, options: AskOptions = {}) {
  return part(scope, query, options, async ({ resolved, criterion, about }) => {
    if (!KINDS[criterion.kind].marksText) return { value: null, computedAt: new Date(), isRenewed: false };
    const { strings, values } = answersStatement(scope, resolved, SPAN_TEXT_LENGTH);
    const labels = criterion.options?.map(({ value }) => value) ?? [];
    const [{ value, ...known }, raters] = await Promise.all([
      figureFromLogs("measure.spans", { spans: { strings, values }, labels }, about),
      ratersOf(scope),
    ]);
    const pairs = value.pairs.map(({ first, second, ...own }) => ({
      first: raterOf(raters, first),
      second: raterOf(raters, second),
      ...own,
    }));
    return { ...known, value: { ...value, pairs } };
  });
}

/** Alpha with intervals for which examples that hang together are dropped together. */
export function nestedOn(scope: Read, query: PartQuery, options: AskOptions = {}) {
  return part(scope, query, options, async ({ question, about }) => {
    const { strings, values } = groupsStatement(scope);
    return figureFromLogs("measure.nested", { ...question, slices: { strings, values } }, about);
  });
}

/** The coefficients that look at who gave which label, up to so many labels. */
export async function raterCoefficientsOn(scope: Read, query: PartQuery, options: AskOptions = {}) {
  const answer = await part(scope, query, options, ({ question, about }) =>
    figureFromLogs("measure.raterCoefficients", { ...question, most: MOST_RATINGS }, about),
  );
  if (!answer.ok) return answer;
  const { found } = answer.value;
  if (!found) return tooManyRatings("Coefficients that look at who gave which label need");
  return ok({ ...answer.value, found });
}

/** Each person against the answer that most of the others gave. */
export function againstOthersOn(scope: Read, query: PartQuery, options: AskOptions = {}) {
  return part(scope, query, options, async ({ question, about }) => {
    const [{ value, ...known }, raters] = await Promise.all([
      figureFromLogs("measure.againstOthers", question, about),
      ratersOf(scope),
    ]);
    const named = value.map(({ annotator, alpha }) => ({ annotator: raterOf(raters, annotator), alpha }));
    return { ...known, value: named };
  });
}
