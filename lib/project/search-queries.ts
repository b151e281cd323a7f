import "server-only";
import { type Actor, isAdmin } from "@/lib/auth/actor";
import { type ProjectScope, scopeIf } from "@/lib/auth/scope";
import { EXAMPLE_TEXT } from "@/lib/examples/example-text";
import { shownId } from "@/lib/label/shown-id";
import { db } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { Found, FoundInProject } from "./search-schema";
import { excerptAround, type SearchTerms, searchTerms } from "./search-terms";

/** Of each kind; whoever needs more names more words, or opens the list. */
const MOST = 8;
/** Characters of a text in which the excerpt is looked for. */
const READ = 20_000;
/** How long one search may look through texts: a million of them take longer than anybody waits. */
const PATIENCE_MS = 3000;

interface ExampleMatch {
  id: string;
  externalId: string;
  kind: FoundInProject["examples"][number]["kind"];
  text: string;
}

interface Matches {
  examples: ExampleMatch[];
  /** Whether all texts were looked through. */
  isComplete: boolean;
}

/** Every word must be found in one of these. */
function holdsAll({ patterns }: SearchTerms, columns: readonly Prisma.Sql[]): Prisma.Sql {
  const each = patterns.map(
    (spellings) =>
      Prisma.sql`(${Prisma.join(
        columns.flatMap((column) => spellings.map((spelling) => Prisma.sql`${column} ILIKE ${spelling}`)),
        " OR ",
      )})`,
  );
  return each.length > 0 ? Prisma.join(each, " AND ") : Prisma.sql`false`;
}

/** What a project holds under these words, as far as the asker may know it. */
export async function searchProject(scope: ProjectScope<"project:read">, q: string): Promise<FoundInProject> {
  const terms = searchTerms(q);
  const [readsAll, labels, manages] = [
    scopeIf(scope, "examples:read"),
    scopeIf(scope, "label:work"),
    scopeIf(scope, "members:manage"),
  ];
  const [{ examples, isComplete }, people] = await Promise.all([
    readsAll ? allExamples(readsAll, terms) : labels ? ownExamples(labels, terms) : { examples: [], isComplete: true },
    manages ? members(manages, terms) : [],
  ]);
  return {
    examples: examples.map(({ text, ...example }) => ({ ...example, excerpt: excerptAround(text, terms.first) })),
    people,
    isComplete,
  };
}

/** Ids come first, and among them the one that is just what was typed; then texts, which are looked through until enough are found. */
async function allExamples(scope: ProjectScope<"examples:read">, terms: SearchTerms): Promise<Matches> {
  const rows = (where: Prisma.Sql, order: Prisma.Sql) => db().$queryRaw<ExampleMatch[]>`
    SELECT e.id, e.external_id AS "externalId", e.kind, left(${EXAMPLE_TEXT}, ${READ}::int) AS text FROM example e
    WHERE e.project_id = ${scope.projectId}::uuid AND ${where} ${order} LIMIT ${MOST}::int`;
  const best = Prisma.sql`ORDER BY lower(e.external_id) = lower(${terms.first}) DESC, strpos(lower(e.external_id), lower(${terms.first})), e.external_id`;
  const byId = await rows(holdsAll(terms, [Prisma.sql`e.external_id COLLATE "C"`]), best);
  if (!terms.inTexts || byId.length === MOST) return { examples: byId, isComplete: true };
  try {
    const [, byText] = await db().$transaction([
      db().$executeRaw`SET LOCAL statement_timeout = ${Prisma.raw(String(PATIENCE_MS))}`,
      rows(holdsAll(terms, [EXAMPLE_TEXT]), Prisma.empty),
    ]);
    const known = new Set(byId.map(({ id }) => id));
    const others = byText.filter(({ id }) => !known.has(id));
    others.sort((one, other) => one.externalId.localeCompare(other.externalId, "en", { numeric: true }));
    return { examples: [...byId, ...others].slice(0, MOST), isComplete: true };
  } catch (error) {
    if (!isTimeout(error)) throw error;
    return { examples: byId, isComplete: false };
  }
}

/** PostgreSQL ended the statement because it took longer than it was allowed to. */
const isTimeout = (error: unknown) => error instanceof Error && error.message.includes("57014");

/** Those that the asker has submitted, by the id that they know and in what they were shown: neither model nor slice nor score. */
async function ownExamples(scope: ProjectScope<"label:work">, terms: SearchTerms): Promise<Matches> {
  const id = shownId(scope);
  const columns = terms.inTexts ? [id, EXAMPLE_TEXT] : [id];
  const examples = await db().$queryRaw<ExampleMatch[]>`
    SELECT e.id, ${id} AS "externalId", e.kind, left(${EXAMPLE_TEXT}, ${READ}::int) AS text FROM example e
    WHERE e.project_id = ${scope.projectId}::uuid
      AND EXISTS (SELECT 1 FROM assignment a WHERE a.project_id = e.project_id AND a.example_id = e.id
                    AND a.annotator_id = ${scope.annotatorId}::uuid AND a.submitted_at IS NOT NULL)
      AND ${holdsAll(terms, columns)}
    ORDER BY lower(${id}) = lower(${terms.first}) DESC, ${id} LIMIT ${MOST}::int`;
  return { examples, isComplete: true };
}

async function members(scope: ProjectScope<"members:manage">, terms: SearchTerms) {
  return db().$queryRaw<FoundInProject["people"]>`
    SELECT u.name, u.email, m.role FROM membership m JOIN app_user u ON u.id = m.user_id
    WHERE m.project_id = ${scope.projectId}::uuid AND ${holdsAll(terms, [Prisma.sql`u.name`, Prisma.sql`u.email`])}
    ORDER BY u.name, u.email LIMIT ${MOST}::int`;
}

/** Projects, guidelines and, for admins, accounts under these words, as far as they are open to the asker. */
export async function searchInstance(actor: Actor, q: string): Promise<Found> {
  const terms = searchTerms(q);
  const narrowed = actor.tokenProjectId ?? null;
  const all = isAdmin(actor);
  const [projects, guidelines, people] = await Promise.all([
    db().$queryRaw<Found["projects"]>`
      SELECT p.id, p.name, coalesce(m.role, 'lead') AS role FROM project p
      LEFT JOIN membership m ON m.project_id = p.id AND m.user_id = ${actor.userId}::uuid
      WHERE p.archived_at IS NULL AND (m.user_id IS NOT NULL OR ${all}) AND (${narrowed}::uuid IS NULL OR p.id = ${narrowed}::uuid)
        AND ${holdsAll(terms, [Prisma.sql`p.name`])}
      ORDER BY p.id DESC LIMIT ${MOST}::int`,
    db().$queryRaw<Found["guidelines"]>`
      SELECT g.id, g.name FROM guideline g
      WHERE g.archived_at IS NULL AND ${holdsAll(terms, [Prisma.sql`g.name`])}
        AND (${all} OR (${narrowed}::uuid IS NULL AND EXISTS (SELECT 1 FROM guideline_editor e WHERE e.guideline_id = g.id AND e.user_id = ${actor.userId}::uuid))
             OR EXISTS (SELECT 1 FROM project p JOIN membership m ON m.project_id = p.id AND m.user_id = ${actor.userId}::uuid
                        WHERE p.guideline_id = g.id AND (${narrowed}::uuid IS NULL OR p.id = ${narrowed}::uuid)))
      ORDER BY g.id DESC LIMIT ${MOST}::int`,
    all
      ? db().$queryRaw<Found["people"]>`
          SELECT u.name, u.email FROM app_user u WHERE u.deleted_at IS NULL AND ${holdsAll(terms, [Prisma.sql`u.name`, Prisma.sql`u.email`])}
          ORDER BY u.name, u.email LIMIT ${MOST}::int`
      : [],
  ]);
  return { projects, guidelines, people };
}
