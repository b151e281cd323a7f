import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { lookUpBetterResponse, lookUpConditions } from "@/lib/curate/asked-conditions";
import { countStanding } from "@/lib/curate/count-standing";
import { countDecisions, countKept } from "@/lib/curate/decision-queries";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { lastAttempt } from "@/lib/jobs/job-queries";
import { EVERYTHING, type LabelFilter, resolveLabels } from "@/lib/labels/filter";
import { standingRule } from "@/lib/labels/session-rule";
import { replica } from "@/lib/server/db";
import { listReleases } from "./queries";
import { offeredFormats } from "./readiness";
import type { ExportQuery } from "./schema";

const RELEASES_SHOWN = 20;
/** Beyond this many there is no choosing on the page; the API takes any. */
const MOST_PEOPLE = 300;

/** All that the release page shows. */
export async function releasePage(scope: ProjectScope<"export:read">, query: ExportQuery, before: number | undefined) {
  // The page shows how far every criterion is, whichever one makes the record.
  const found = await resolveLabels(scope, { ...query, criterion: undefined });
  const filter = found.ok ? found.value : EVERYTHING;
  const [formats, decisions, examples, versions, people, releases, job, rule, stands] = await Promise.all([
    offeredFormats(scope, query),
    countDecisions(scope, filter),
    countKept(scope, filter.examples),
    replica().guidelineVersion.findMany({
      where: { guidelineId: scope.project.guidelineId },
      orderBy: { number: "asc" },
      select: { number: true },
    }),
    listPeople(scope),
    listReleases(scope, { limit: RELEASES_SHOWN, cursor: before }),
    lastAttempt(scope, "make-release"),
    standingRule(scope),
    standing(scope, query, filter),
  ]);
  return {
    formats,
    decisions,
    examples,
    versions: versions.map(({ number }) => number),
    people,
    /** The rule on sessions that can be asked for; null where none stands. */
    rule: rule?.cut ?? null,
    releases,
    ...stands,
    /** What is being made, or did not come about. */
    job,
    /** Why the chosen format cannot be written with this filter. */
    refusal: formats.find(({ name }) => name === query.format)?.refusal ?? null,
  };
}

/** What conditions can be about, and how many examples stand and fall by those that are asked. */
async function standing(scope: ProjectScope<"export:read">, query: ExportQuery, { version, examples }: LabelFilter) {
  const [questions, conditions, better] = await Promise.all([
    criteriaOf(version?.id ?? scope.project.guidelineVersionId),
    lookUpConditions(scope, query),
    lookUpBetterResponse(scope, query, version),
  ]);
  const marked = better.ok ? better.value : null;
  const isCounted = conditions.ok && (query.where !== undefined || marked !== null);
  return {
    questions,
    counts: isCounted ? await countStanding(scope, examples, conditions.value, marked) : null,
    better: marked?.criterion.title ?? null,
  };
}

/** Everybody who can have given labels, by what the filter calls them: what imports call them, or the id where that has a comma. */
async function listPeople(scope: ProjectScope<"export:read">): Promise<{ key: string; name: string }[]> {
  const people = await replica().annotator.findMany({
    where: { projectId: scope.projectId },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: MOST_PEOPLE + 1,
    select: { id: true, externalKey: true, name: true, kind: true },
  });
  if (people.length > MOST_PEOPLE) return [];
  return people.map(({ id, externalKey, name, kind }) => ({
    key: /,|^\s|\s$/.test(externalKey) ? id : externalKey,
    name: kind === "model" ? `${name} (AI judge)` : name,
  }));
}
