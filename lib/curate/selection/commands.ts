import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import { inSlice } from "@/lib/examples/conditions";
import { lift, mark } from "@/lib/examples/marks";
import { SELECTION } from "@/lib/examples/slice";
import { audit } from "@/lib/server/audit";
import { type Database, transaction } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { allMatching } from "../inspect/queries";
import type { excludeMatchingSchema, SelectionAsked, saveSelectionSchema, selectionIdSchema } from "./schema";

type Write = ProjectScope<"release:write" | "examples:read">;

/** A million examples are a minute's work. */
const WRITING_MS = 120_000;
const ROWS_AT_ONCE = 50_000;

/** Keeps the examples that match now under a name: from then on they are the slice selection=name, whatever comes later. */
export async function saveSelection(scope: Write, { name, expected, ...asked }: z.output<typeof saveSelectionSchema>) {
  const found = await matching(scope, asked, expected);
  if (!found.ok) return found;
  return transaction(
    async (tx) => {
      const [taken] = await tx.$queryRaw<{ by: string }[]>`
        SELECT 'selection' AS by FROM selection s WHERE s.project_id = ${scope.projectId}::uuid AND s.purpose = 'slice' AND s.name = ${name}
        UNION ALL (SELECT 'slice' FROM example e WHERE e.project_id = ${scope.projectId}::uuid AND ${inSlice(`${SELECTION}=${name}`)} LIMIT 1)`;
      if (taken) {
        const message = `There is or was a selection ${name}. Choose another name.`;
        return no("name-taken", message, { errors: [{ field: "name", message }] });
      }
      const selection = await keep(tx, scope, { purpose: "slice", name, asked, examples: found.value });
      await note(tx, scope, "selection.save", selection, { name, examples: found.value.length, ...asked });
      return ok({ selection, slice: `${SELECTION}=${name}`, examples: found.value.length });
    },
    { timeout: WRITING_MS },
  );
}

interface Excluded {
  /** Null where all of them were excluded already. */
  selection: string | null;
  examples: number;
  /** Those that were excluded already. */
  before: number;
}

/**
 * Keeps all examples that match now out of every export and release. Those that are excluded already keep their reason. They are excluded as
 * one: the selection that is answered lets exactly these in again.
 */
export async function excludeMatching(
  scope: Write,
  { reason, note: why, expected, ...asked }: z.output<typeof excludeMatchingSchema>,
) {
  const found = await matching(scope, asked, expected);
  if (!found.ok) return found;
  return transaction(
    async (tx) => {
      const chosen = Prisma.sql`e.project_id = ${scope.projectId}::uuid AND e.id = ANY(${found.value}::uuid[])`;
      const rows = await tx.$queryRaw<{ example: string }[]>(mark(scope, "exclusion", chosen, { reason, note: why }));
      const examples = rows.map(({ example }) => example);
      if (examples.length === 0) return ok<Excluded>({ selection: null, examples: 0, before: found.value.length });
      const selection = await keep(tx, scope, {
        purpose: "exclusion",
        name: "",
        asked: { ...asked, reason, note: why },
        examples,
      });
      await note(tx, scope, "selection.exclude", selection, { examples: examples.length, reason, note: why, ...asked });
      return ok<Excluded>({ selection, examples: examples.length, before: found.value.length - examples.length });
    },
    { timeout: WRITING_MS },
  );
}

/**
 * Ends a selection. A slice is offered no more, and what was made of it stays; of what was excluded together all goes out again, but for what
 * somebody let in and excluded anew meanwhile.
 */
export async function endSelection(scope: Write, { selection: id }: z.output<typeof selectionIdSchema>) {
  const { projectId, actor } = scope;
  return transaction(
    async (tx) => {
      const [ended] = await tx.$queryRaw<{ purpose: string; createdAt: Date }[]>`
        UPDATE selection SET ended_at = now(), ended_by_id = ${actor.userId}::uuid
        WHERE project_id = ${projectId}::uuid AND id = ${id}::uuid AND ended_at IS NULL RETURNING purpose, created_at AS "createdAt"`;
      if (!ended) return no("not-found", "There is no such selection, or it has ended.");
      const rows =
        ended.purpose === "exclusion"
          ? await tx.$queryRaw<{ example: string }[]>(lift(scope, "exclusion", excludedBy(scope, id)))
          : [];
      await note(tx, scope, "selection.end", id, { examples: rows.length });
      return ok({ examples: rows.length });
    },
    { timeout: WRITING_MS },
  );
}

/** Of the selection's examples those whose exclusion is still that of its transaction, which gave both one time. */
function excludedBy({ projectId }: Write, id: string): Prisma.Sql {
  return Prisma.sql`e.project_id = ${projectId}::uuid AND e.id IN (
    SELECT m.example_id FROM selection s JOIN selection_example m ON m.project_id = s.project_id AND m.selection_id = s.id
    JOIN example_mark x ON x.project_id = m.project_id AND x.example_id = m.example_id AND x.kind = 'exclusion'
      AND x.created_at = s.created_at AND x.lifted_at IS NULL
    WHERE s.project_id = ${projectId}::uuid AND s.id = ${id}::uuid)`;
}

async function matching(scope: Write, asked: SelectionAsked, expected: number | undefined) {
  const ids = await allMatching(scope, asked);
  if (ids.length === 0) return no("nothing-matches", "No example matches. Nothing was done.");
  if (expected !== undefined && expected !== ids.length)
    return no(
      "changed",
      `${ids.length.toLocaleString("en")} examples match now, and not ${expected.toLocaleString("en")}. Nothing was done; look at them again.`,
    );
  return ok(ids);
}

interface Kept {
  purpose: "slice" | "exclusion";
  name: string;
  asked: object;
  examples: readonly string[];
}

async function keep(tx: Database, scope: Write, { purpose, name, asked, examples }: Kept): Promise<string> {
  const { projectId, actor } = scope;
  const id = randomUUID();
  // By PostgreSQL's own time of the transaction, which marks have as well.
  await tx.$executeRaw`
    INSERT INTO selection (project_id, id, purpose, name, asked, examples, created_by_id)
    VALUES (${projectId}::uuid, ${id}::uuid, ${purpose}, ${name}, ${JSON.stringify(asked)}::jsonb, ${examples.length}::int, ${actor.userId}::uuid)`;
  for (let from = 0; from < examples.length; from += ROWS_AT_ONCE)
    await tx.$executeRaw`
      INSERT INTO selection_example (project_id, selection_id, example_id)
      SELECT ${projectId}::uuid, ${id}::uuid, unnest(${examples.slice(from, from + ROWS_AT_ONCE)}::uuid[])`;
  return id;
}

function note(tx: Database, { projectId, actor }: Write, action: string, subject: string, detail: object) {
  return audit(tx, {
    stream: `project:${projectId}`,
    projectId,
    actorId: actor.userId,
    action,
    subject,
    detail: JSON.parse(JSON.stringify(detail)),
  });
}
