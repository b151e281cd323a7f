import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { SPAN_TEXT_LENGTH } from "@/lib/examples/example-text";
import { slicesAndParentsStatement, slicesStatement } from "@/lib/examples/slices";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import { resolveFigure } from "@/lib/labels/filter";
import { answersStatement } from "@/lib/labels/labels";
import { replica } from "@/lib/server/db";
import { ok } from "@/lib/server/errors";
import { logQuestion, MOST_RATINGS, tooManyRatings } from "../queries";
import { raterOf, ratersOf } from "../raters";
import { figureFromLogs } from "../remembered";
import type { PartQuery } from "../schema";

type Read = ProjectScope<"measure:read">;

export interface AskOptions {
  /** For a page: what is known comes at once, also while newer labels are taken in. */
  remembered?: boolean;
}

/** What a part of the agreement on a criterion is calculated from. */
async function asked(scope: Read, query: PartQuery, { remembered = false }: AskOptions) {
  const resolved = await resolveFigure(scope, query);
  if (!resolved.ok) return resolved;
  const { criterion } = resolved.value;
  const question = await logQuestion(scope, resolved.value, query.level);
  const about = { projectId: scope.projectId, logs: [question.log], remembered };
  return ok({ resolved: resolved.value, criterion, question, about });
}

/** Agreement by period, with where guideline versions and rounds began. */
export async function overTimeOn(scope: Read, query: PartQuery, options: AskOptions = {}) {
  const answer = await asked(scope, query, options);
  if (!answer.ok) return answer;
  const { resolved, criterion, question, about } = answer.value;
  const [{ value, ...known }, rounds] = await Promise.all([
    figureFromLogs("measure.overTime", question, about),
    replica().round.findMany({ where: { projectId: scope.projectId }, select: { id: true, name: true } }),
  ]);
  const numbers = new Map(resolved.versions.map(({ id, number }) => [id, number]));
  const names = new Map(rounds.map(({ id, name }) => [id, name]));
  const found = value && {
    ...value,
    versions: value.versions.map(({ id, at }) => ({ number: numbers.get(id)!, at })),
    rounds: value.rounds.map(({ id, at }) => ({ id, name: names.get(id) ?? id, at })),
  };
  return ok({ ...known, criterion, level: question.level, found });
}

/** Agreement on the examples of each slice. */
export async function bySliceOn(scope: Read, query: PartQuery, options: AskOptions = {}) {
  const answer = await asked(scope, query, options);
  if (!answer.ok) return answer;
  const { criterion, question, about } = answer.value;
  const { strings, values } = slicesStatement(scope);
  const input = { ...question, slices: { strings, values } };
  const { value: found, ...known } = await figureFromLogs("measure.bySlice", input, about);
  return ok({ ...known, criterion, level: question.level, found });
}

/** Where the variance of the answers comes from. */
export async function varianceOn(scope: Read, query: PartQuery, options: AskOptions = {}) {
  const answer = await asked(scope, query, options);
  if (!answer.ok) return answer;
  const { criterion, question, about } = answer.value;
  const { value: found, ...known } = await figureFromLogs("measure.variance", question, about);
  return ok({ ...known, criterion, level: question.level, found });
}

/** How far people agree with themselves on examples that they were shown again. */
export async function consistencyOn(scope: Read, query: PartQuery, options: AskOptions = {}) {
  const answer = await asked(scope, query, options);
  if (!answer.ok) return answer;
  const { criterion, question, about } = answer.value;
  const [{ value, ...known }, raters] = await Promise.all([
    figureFromLogs("measure.consistency", question, about),
    ratersOf(scope),
  ]);
  const found = value && {
    ...value,
    people: value.people.map(({ annotator, ...own }) => ({ annotator: raterOf(raters, annotator), ...own })),
  };
  return ok({ ...known, criterion, level: question.level, found });
}

/** Agreement on where spans are; null where the criterion marks none. */
export async function spansOn(scope: Read, query: PartQuery, options: AskOptions = {}) {
  const answer = await asked(scope, query, options);
  if (!answer.ok) return answer;
  const { resolved, criterion, question, about } = answer.value;
  if (!KINDS[criterion.kind].marksText)
    return ok({ criterion, level: question.level, found: null, computedAt: new Date(), isRenewed: false });
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
  return ok({ ...known, criterion, level: question.level, found: { ...value, pairs } });
}

/** Alpha with intervals for which examples that hang together are dropped together. */
export async function nestedOn(scope: Read, query: PartQuery, options: AskOptions = {}) {
  const answer = await asked(scope, query, options);
  if (!answer.ok) return answer;
  const { criterion, question, about } = answer.value;
  const { strings, values } = slicesAndParentsStatement(scope);
  const input = { ...question, slices: { strings, values } };
  const { value: found, ...known } = await figureFromLogs("measure.nested", input, about);
  return ok({ ...known, criterion, level: question.level, found });
}

/** The coefficients that look at who gave which label, up to so many labels. */
export async function raterCoefficientsOn(scope: Read, query: PartQuery, options: AskOptions = {}) {
  const answer = await asked(scope, query, options);
  if (!answer.ok) return answer;
  const { criterion, question, about } = answer.value;
  const input = { ...question, most: MOST_RATINGS };
  const { value: found, ...known } = await figureFromLogs("measure.raterCoefficients", input, about);
  if (!found) return tooManyRatings("Coefficients that look at who gave which label need");
  return ok({ ...known, criterion, level: question.level, found });
}

/** Each person against the answer that most of the others gave. */
export async function againstOthersOn(scope: Read, query: PartQuery, options: AskOptions = {}) {
  const answer = await asked(scope, query, options);
  if (!answer.ok) return answer;
  const { criterion, question, about } = answer.value;
  const [{ value, ...known }, raters] = await Promise.all([
    figureFromLogs("measure.againstOthers", question, about),
    ratersOf(scope),
  ]);
  const found = value.map(({ annotator, alpha }) => ({ annotator: raterOf(raters, annotator), alpha }));
  return ok({ ...known, criterion, level: question.level, found });
}
