import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { resolveFigure } from "@/lib/labels/filter";
import type { FigureQuery } from "@/lib/labels/schema";
import { ok, type ValueOf } from "@/lib/server/errors";
import { logQuestion } from "../queries";
import { raterOf, ratersOf } from "../raters";
import { figureFromLogs } from "../remembered";
import { checkInstrument } from "./rules";

type Read = ProjectScope<"measure:read">;

/** What in the data makes figures on a criterion unsound under a filter; `facts` is null where answers are not compared. */
export async function checkOn(scope: Read, query: FigureQuery, { remembered = false } = {}) {
  const resolved = await resolveFigure(scope, query);
  if (!resolved.ok) return resolved;
  const { criterion, versions } = resolved.value;
  const [question, raters] = await Promise.all([logQuestion(scope, resolved.value), ratersOf(scope)]);
  const { value: facts, ...known } = await figureFromLogs("measure.check", question, {
    projectId: scope.projectId,
    logs: [question.log],
    remembered,
  });
  const problems = facts ? checkInstrument(facts, (id) => raterOf(raters, id).name) : [];
  return ok({ criterion, versions, facts, problems, ...known });
}

export type FoundCheck = ValueOf<typeof checkOn>;
