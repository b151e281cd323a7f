import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { versionsIn } from "@/lib/labels/figures";
import { resolveFigure } from "@/lib/labels/filter";
import type { FigureQuery } from "@/lib/labels/schema";
import { ok } from "@/lib/server/errors";
import { hasCoefficients } from "../criterion-values";
import { logQuestion } from "../queries";
import type { LogQuestion } from "../rated";
import { figureFromLogs } from "../remembered";
import { NO_FIGURES } from "./figures";
import { annotatorsOf } from "./people";

type Read = ProjectScope<"measure:read">;

/** Who answered a criterion under a filter, and how each of them did. */
export async function annotatorsOn(scope: Read, query: FigureQuery, { remembered = false } = {}) {
  const resolved = await resolveFigure(scope, query);
  if (!resolved.ok) return resolved;
  const filter = resolved.value;
  const question = hasCoefficients(filter.criterion) ? await logQuestion(scope, filter, filter.criterion.level) : null;
  const [versions, annotators, found] = await Promise.all([
    versionsIn(scope, filter),
    annotatorsOf(scope),
    question && figureFromLogs("measure.annotators", question, about(scope, question, remembered)),
  ]);
  const nothing = { value: { ...NO_FIGURES, undefinedBecause: "not-compared" as const }, computedAt: new Date() };
  const { value: figures, computedAt, isRenewed } = found ?? { ...nothing, isRenewed: false };
  return ok({ filter, question, versions, annotators, figures, computedAt, isRenewed });
}

export type FoundAnnotators = Extract<Awaited<ReturnType<typeof annotatorsOn>>, { ok: true }>["value"];

/** What stands out among them; takes longer, so a page asks for it by itself. */
export async function verdictsOn(scope: Read, question: LogQuestion, { remembered = false } = {}) {
  return (await figureFromLogs("measure.annotators-verdicts", question, about(scope, question, remembered))).value;
}

function about({ projectId }: Read, { log }: LogQuestion, remembered: boolean) {
  return { projectId, logs: [log], remembered };
}
