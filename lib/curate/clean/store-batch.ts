import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { isKept, markEach } from "@/lib/examples/marks";
import type { Criterion } from "@/lib/guideline/schema";
import type { Database } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { type CarriedOver, carryOver } from "./carry-over";
import type { Derived } from "./derive-child";
import { type Placed, type Present, placeChildren } from "./place-children";
import type { KeptPlan } from "./schema";

type Write = ProjectScope<"release:write">;

export interface CleanRunRef {
  id: string;
  plan: KeptPlan;
  /** It is a step of a recipe's run of the same id, whose exclusions its own are. */
  isOfRecipe?: true;
}

/** Somebody excluded or imported one of these examples at the same moment; the batch is looked at anew. */
export class Overtaken extends Error {}

type Replaced = Extract<Placed, { outcome: "child" | "merged" }>;

/** Puts children into the places of their parents, with what holds for them. Returns how many examples left their place. */
export async function storeBatch(
  tx: Database,
  scope: Write,
  run: CleanRunRef,
  criteria: readonly Criterion[],
  derived: readonly (Derived | { parent: string; outcome: "too-long" })[],
): Promise<number> {
  if (derived.length === 0) return 0;
  const standing = await keptOf(
    tx,
    scope,
    derived.map(({ parent }) => parent),
  );
  const still = derived.filter(({ parent }) => standing.has(parent));
  const placed = placeChildren(still, await presentFor(tx, scope, still));
  const replaced = placed.filter((one): one is Replaced => one.outcome === "child" || one.outcome === "merged");
  const marks = await markEach(
    tx,
    scope,
    "exclusion",
    "replaced",
    replaced.map(({ parent, child }) => ({ example: parent, note: `${child.externalId} stands in its place.` })),
    run.isOfRecipe ? run.id : null,
  );
  if (marks.size < replaced.length) throw new Overtaken();
  await storeChildren(tx, scope, replaced);
  await bringBack(tx, scope, replaced);
  const carried = await carryOver(tx, scope, run.plan, criteria, replaced);
  await storeOutcomes(tx, scope, run, placed, marks, carried);
  return replaced.length;
}

async function keptOf(tx: Database, { projectId }: Write, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT e.id FROM example e WHERE e.project_id = ${projectId}::uuid AND e.id = ANY(${[...ids]}::uuid[])
      AND ${isKept(Prisma.sql`e.project_id`, Prisma.sql`e.id`)}`;
  return new Set(rows.map(({ id }) => id));
}

/** What the children may meet: by content, and by name. */
export function presentFor(
  tx: Database,
  { projectId }: Write,
  derived: readonly { outcome: string }[],
): Promise<Present[]> {
  const children = (derived as readonly Derived[]).flatMap((one) => (one.outcome === "child" ? [one.child] : []));
  return tx.$queryRaw<Present[]>`
    SELECT e.id, e.external_id AS "externalId", e.content_hash AS "contentHash",
           CASE WHEN x.id IS NULL THEN 'standing' WHEN x.reason = 'replaced' AND x.note = ${UNDONE} THEN 'undone' ELSE 'excluded' END AS state
    FROM example e LEFT JOIN example_mark x ON x.project_id = e.project_id AND x.example_id = e.id AND x.kind = 'exclusion' AND x.lifted_at IS NULL
    WHERE e.project_id = ${projectId}::uuid AND (e.content_hash = ANY(${children.map((child) => child.contentHash)}::text[])
      OR e.external_id = ANY(${children.map((child) => child.externalId)}::text[]))`;
}

/** What the exclusion of a child says whose cleaning was undone; nobody else can give this reason. */
export const UNDONE = "The cleaning that made it was undone.";

async function storeChildren(tx: Database, { projectId }: Write, replaced: readonly Replaced[]): Promise<void> {
  const rows = replaced
    .filter(({ isNew }) => isNew)
    .map(({ parent, child, derived }) => ({ ...derived.child, ...child, parent }));
  if (rows.length === 0) return;
  const stored = await tx.$executeRaw`
    INSERT INTO example (project_id, id, external_id, kind, content, content_hash, slices, provenance, parent_id)
    SELECT ${projectId}::uuid, r.id, r."externalId", r.kind, r.content, r."contentHash", r.slices, r.provenance, r.parent
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r (id uuid, "externalId" text, kind text, content jsonb, "contentHash" text, slices jsonb, provenance jsonb, parent uuid)
    ON CONFLICT DO NOTHING`;
  if (stored < rows.length) throw new Overtaken();
}

/** Lifts what keeps out those whose cleaning was undone. */
async function bringBack(tx: Database, { projectId, actor }: Write, replaced: readonly Replaced[]): Promise<void> {
  const back = replaced.filter(({ isNew, isBrought }) => isBrought && !isNew).map(({ child }) => child.id);
  if (back.length === 0) return;
  const lifted = await tx.$executeRaw`
    UPDATE example_mark SET lifted_at = now(), lifted_by_id = ${actor.userId}::uuid
    WHERE project_id = ${projectId}::uuid AND kind = 'exclusion' AND lifted_at IS NULL AND note = ${UNDONE} AND example_id = ANY(${back}::uuid[])`;
  if (lifted < back.length) throw new Overtaken();
}

async function storeOutcomes(
  tx: Database,
  { projectId }: Write,
  { id }: CleanRunRef,
  placed: readonly Placed[],
  marks: ReadonlyMap<string, string>,
  { inherited, losses }: CarriedOver,
): Promise<void> {
  const rows = placed.map((one) => ({
    parent: one.parent,
    outcome: one.outcome,
    child: "child" in one ? one.child.id : null,
    brought: "child" in one && one.isBrought,
    mark: marks.get(one.parent) ?? null,
    operations: "child" in one ? one.derived.operations : [],
    inherited: inherited.get(one.parent) ?? [],
    losses: losses.get(one.parent) ?? [],
  }));
  await tx.$executeRaw`
    INSERT INTO clean_outcome (project_id, run_id, parent_id, outcome, child_id, brought, mark_id, operations, inherited, losses)
    SELECT ${projectId}::uuid, ${id}::uuid, r.parent, r.outcome, r.child, r.brought, r.mark, r.operations, r.inherited, r.losses
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r (parent uuid, outcome text, child uuid, brought boolean, mark uuid, operations text[], inherited text[], losses jsonb)`;
}
