import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { examplesById, type NamedExample } from "@/lib/examples/named";
import { resolveFigure } from "@/lib/labels/filter";
import { ok } from "@/lib/server/errors";
import { calculate } from "@/lib/server/threads/calculate";
import type { RatedCase } from "./cases";
import { logQuestion } from "./queries";
import { type Rater, raterOf, ratersOf } from "./raters";
import type { CasesQuery } from "./schema";

type Read = ProjectScope<"measure:read">;

export interface NamedCase {
  example: NamedExample;
  share: number | null;
  known: RatedCase["known"];
  labels: { annotator: Rater; value: RatedCase["labels"][number]["value"] }[];
}

/** The examples behind a mark of a dashboard, those that differ most first, with who answered what. */
export async function casesOn(scope: Read, query: CasesQuery, { offset, limit }: { offset: number; limit: number }) {
  const resolved = await resolveFigure(scope, query);
  if (!resolved.ok) return resolved;
  const { criterion } = resolved.value;
  const question = await logQuestion(scope, resolved.value);
  const asked = {
    ...question,
    answers: query.answers ?? [],
    differing: query.differ === "yes",
    ...lastOf(query),
    missed: query.missed ?? null,
    projectId: scope.projectId,
    offset,
    limit,
  };
  const [{ total, rows }, raters] = await Promise.all([calculate("measure.cases", asked), ratersOf(scope)]);
  const examples = await examplesById(
    scope,
    rows.map(({ example }) => example),
  );
  const named = rows.flatMap(({ example, share, known, labels }): NamedCase[] => {
    const named = examples.get(example);
    if (!named) return [];
    return [
      {
        example: named,
        share,
        known,
        labels: labels.map(({ annotator, value }) => ({ annotator: raterOf(raters, annotator), value })),
      },
    ];
  });
  return ok({ criterion, versions: resolved.value.versions, total, rows: named });
}

function lastOf({ lastFrom, lastTo }: CasesQuery) {
  return { lastFrom: lastFrom ? Date.parse(lastFrom) : null, lastTo: lastTo ? Date.parse(lastTo) : null };
}
