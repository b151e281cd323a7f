import type { Actor } from "@/lib/auth/actor";
import { EVERYTHING } from "@/lib/labels/filter";

/** Every read behind a page of a project, by what the page shows. */
export async function dashboards(
  actor: Actor,
  annotator: Actor,
  projectId: string,
): Promise<Record<string, () => Promise<unknown>>> {
  const [
    scopes,
    measure,
    own,
    resolve,
    curate,
    decisions,
    release,
    rounds,
    people,
    coverage,
    preview,
    project,
    waiting,
    list,
    work,
    history,
    examples,
    readiness,
    versions,
    one,
    search,
    rule,
    elsewhere,
    settled,
    removal,
  ] = await Promise.all([
    import("@/lib/auth/scope"),
    import("@/lib/measure/queries"),
    import("@/lib/measure/own-queries"),
    import("@/lib/resolve/queue"),
    import("@/lib/curate/list-queries"),
    import("@/lib/curate/decision-queries"),
    import("@/lib/release/page-data"),
    import("@/lib/assign/queries"),
    import("@/lib/assign/people-queries"),
    import("@/lib/assign/coverage-queries"),
    import("@/lib/assign/preview"),
    import("@/lib/project/progress"),
    import("@/lib/project/waiting"),
    import("@/lib/project/queries"),
    import("@/lib/label/own-work"),
    import("@/lib/label/own-history"),
    import("@/lib/import/example-queries"),
    import("@/lib/people/audit-queries"),
    import("@/lib/labels/labelled"),
    import("@/lib/curate/example-page"),
    import("@/lib/project/search-queries"),
    import("@/lib/resolve/rule"),
    import("@/lib/resolve/elsewhere"),
    import("@/lib/resolve/settled"),
    import("@/lib/project/member-removal"),
  ]);
  const { agreementQuerySchema } = await import("@/lib/measure/schema");
  const { figureFilterSchema } = await import("@/lib/labels/schema");
  const { exportQuerySchema } = await import("@/lib/release/schema");
  const lead = await scopes.requireProject(
    actor,
    projectId,
    "project:read",
    "measure:read",
    "resolve:read",
    "resolve:write",
    "members:manage",
    "export:read",
    "rounds:read",
    "rounds:manage",
    "examples:read",
    "audit:read",
  );
  const mine = await scopes.requireProject(annotator, projectId, "label:work", "measure:own", "project:read");
  const onScore = (more: object = {}) => agreementQuerySchema.parse({ criterion: "score", ...more });
  const { criterion: _one, ...everywhere } = figureFilterSchema.parse({ criterion: "score" });
  const curated = (name: "undecided" | "unlabelled" | "flagged", page = 1) =>
    curate.listMembers(lead, { list: name, page, size: 25 });
  const examplesView = { q: "", sort: { direction: "asc" }, page: 1, size: 50 } as const;
  const page = { limit: 50 };
  const [round] = (await rounds.listRounds(lead, page)).items;
  const { queueFilterSchema, ruleSchema } = await import("@/lib/resolve/schema");
  const { roundPlanSchema } = await import("@/lib/assign/schema");
  const first = (await examples.listExamples(lead, examplesView)).rows[0]!;
  const unanimous = ruleSchema.parse({ method: "unanimous", among: 2 });
  const newest = { q: "", sort: { column: "when", direction: "desc" }, page: 1, size: 50 } as const;
  const plan = roundPlanSchema.parse({ name: "Plan", overlap: 2 });
  return {
    "home: projects": () => list.listProjects(actor, { limit: 50 }),
    "project: progress": () => project.projectProgress(lead),
    "project: what waits, lead": () => waiting.waitingIn(lead),
    "project: what waits, annotator": () => waiting.waitingIn(mine),
    "import: examples": () => examples.listExamples(lead, examplesView),
    "import: examples, searched": () => examples.listExamples(lead, { ...examplesView, q: "Question 99999" }),
    "examples: one with its history": () => one.examplePage(lead, first.id),
    "search: words of a text": () => search.searchProject(lead, "Question 99999"),
    "assign: rounds": () => rounds.listRounds(lead, page),
    "assign: people of a round": () => people.roundPeople(lead, round!.id, { page: 1, size: 50 }),
    "assign: coverage of a round": () => coverage.roundCoverage(lead, round!.id),
    "assign: preview of a plan": () => preview.previewRound(lead, plan),
    "label: own work": () => work.ownWork(mine),
    "label: own history": () => history.ownSubmitted(mine, { limit: 50 }),
    "measure: totals": () => measure.labelTotals(lead),
    "measure: versions": () => versions.labelledVersions(lead),
    "measure: overview": () => measure.agreementOverview(lead, everywhere),
    "measure: a criterion with pairs": () => measure.agreementOn(lead, onScore()),
    "measure: a criterion, ten people": () =>
      measure.agreementOn(
        lead,
        onScore({ annotators: Array.from({ length: 10 }, (_, n) => `person${n + 1}@example.org`).join(",") }),
      ),
    "measure: a criterion, since a day": () => measure.agreementOn(lead, onScore({ from: "2020-01-01" })),
    "measure: own sessions": () => own.ownSessions(mine),
    "measure: own answers": () => own.ownAnswers(mine),
    "resolve: queue": () => resolve.listQueue(lead, queueFilterSchema.parse({})),
    "resolve: cases by criterion": () => resolve.countCases(lead),
    "resolve: cases elsewhere": () => elsewhere.countElsewhere(lead, {}),
    "resolve: cases of a rule": () => rule.listRuled(lead, unanimous, { page: 1, size: 50, direction: "asc" }),
    "resolve: settled": () => settled.listSettled(lead, newest),
    "curate: undecided": () => curated("undecided"),
    "curate: unlabelled": () => curated("unlabelled"),
    "curate: flagged": () => curated("flagged"),
    "curate: counts": () => curate.countMembers(lead),
    "curate: decisions": () => decisions.countDecisions(lead, EVERYTHING),
    "release: page": () => release.releasePage(lead, exportQuerySchema.parse({ format: "long-csv" }), undefined),
    "settings: what removing somebody means": () => removal.previewRemoval(lead, { userId: annotator.userId }),
    "settings: audit log": () => readiness.listProjectAudit(lead, { page: 1, size: 50, cols: null }),
  };
}
