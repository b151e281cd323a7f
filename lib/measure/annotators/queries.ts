import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { examplesById } from "@/lib/examples/named";
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
  return ok({ query, filter, question, versions, annotators, figures, computedAt, isRenewed });
}

export type FoundAnnotators = Extract<Awaited<ReturnType<typeof annotatorsOn>>, { ok: true }>["value"];

/** What stands out among them; takes longer, so a page asks for it by itself. */
export async function verdictsOn(scope: Read, question: LogQuestion, { remembered = false } = {}) {
  return (await figureFromLogs("measure.annotators-verdicts", question, about(scope, question, remembered))).value;
}

/** One person's answers in detail, with the examples by name; null where they gave none. */
export async function personOn(
  scope: Read,
  question: LogQuestion,
  annotator: string,
  other: string | null,
  { remembered = false } = {},
) {
  const asked = { ...question, annotator, other };
  const detail = await figureFromLogs("measure.annotator", asked, about(scope, question, remembered));
  if (!detail.value) return null;
  const { differing, ...rest } = detail.value;
  const examples = await examplesById(
    scope,
    differing.map(({ example }) => example),
  );
  return {
    ...rest,
    differing: differing.flatMap(({ example, ...answers }) => {
      const named = examples.get(example);
      return named ? [{ example: named, ...answers }] : [];
    }),
  };
}

export type FoundPerson = NonNullable<Awaited<ReturnType<typeof personOn>>>;

function about({ projectId }: Read, { log }: LogQuestion, remembered: boolean) {
  return { projectId, logs: [log], remembered };
}
