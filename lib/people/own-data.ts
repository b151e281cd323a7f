import "server-only";
import { onOneLine } from "@/lib/core/text/json-line";
import { db } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { seeingAll } from "@/lib/server/sight";
import type { Actor } from "../auth/actor";

const ROWS_AT_ONCE = 2000;

/** What a row is somebody's by, with the reader's account as `$me` and their annotators as `$mine`. */
type Owned =
  | "user_id"
  | "annotator_id"
  | "author_id"
  | "reader_id"
  | "created_by_id"
  | "actor_id"
  | "account_id"
  | "id"
  | "email";

interface Section {
  table: string;
  by: Owned;
  /** In which order its rows come. */
  key: string;
  /** Not the person's to know: secrets, and what would tell unannounced examples from others. */
  without?: readonly string[];
}

/** Everything that is held about a person, table by table. A test holds this list against the schema. */
export const OWN_DATA: readonly Section[] = [
  { table: "app_user", by: "id", key: "id", without: ["password_hash"] },
  { table: "sign_in", by: "user_id", key: "id" },
  { table: "api_token", by: "user_id", key: "id", without: ["token_hash"] },
  { table: "invitation", by: "email", key: "id", without: ["token_hash"] },
  { table: "refused_address", by: "account_id", key: "seal", without: ["salt"] },
  { table: "membership", by: "user_id", key: "project_id" },
  { table: "guideline_editor", by: "user_id", key: "guideline_id" },
  { table: "annotator", by: "user_id", key: "id" },
  { table: "round_annotator", by: "annotator_id", key: "round_id" },
  { table: "version_acknowledgement", by: "annotator_id", key: "project_id, guideline_version_id" },
  { table: "session", by: "annotator_id", key: "id" },
  { table: "assignment", by: "annotator_id", key: "id", without: ["kind", "place", "pass", "rank", "reserved_for"] },
  { table: "lost_lease", by: "annotator_id", key: "assignment_id, lease_token" },
  { table: "draft", by: "annotator_id", key: "assignment_id, part" },
  { table: "judgment", by: "annotator_id", key: "id", without: ["pass"] },
  { table: "submission", by: "annotator_id", key: "project_id, key" },
  { table: "comment", by: "annotator_id", key: "id" },
  { table: "comment", by: "author_id", key: "id" },
  { table: "qualification_attempt", by: "annotator_id", key: "id" },
  { table: "qualification_grant", by: "annotator_id", key: "id" },
  { table: "resolution", by: "author_id", key: "id", without: ["seen_labels"] },
  { table: "example_mark", by: "author_id", key: "id" },
  { table: "session_rule", by: "author_id", key: "id" },
  { table: "reading", by: "created_by_id", key: "id" },
  { table: "selection", by: "created_by_id", key: "id" },
  { table: "reading_pass", by: "reader_id", key: "reading_id" },
  { table: "reading_finding", by: "reader_id", key: "reading_id, position" },
  { table: "recipe", by: "created_by_id", key: "id" },
  { table: "recipe_version", by: "created_by_id", key: "recipe_id, number" },
  { table: "recipe_run", by: "created_by_id", key: "id" },
  { table: "clean_run", by: "created_by_id", key: "id" },
  { table: "measurement", by: "created_by_id", key: "id" },
  { table: "measurement_reader", by: "reader_id", key: "measurement_id" },
  { table: "measurement_answer", by: "reader_id", key: "measurement_id, position" },
  { table: "duplicate_verdict", by: "author_id", key: "id" },
  { table: "change_request", by: "created_by_id", key: "id" },
  { table: "change_request_entry", by: "author_id", key: "id" },
  { table: "release", by: "created_by_id", key: "id", without: ["manifest"] },
  { table: "benchmark", by: "created_by_id", key: "id" },
  { table: "contamination_run", by: "created_by_id", key: "id", without: ["sources"] },
  { table: "contamination_waiver", by: "author_id", key: "id" },
  { table: "job", by: "created_by_id", key: "id" },
  { table: "audit_entry", by: "actor_id", key: "stream, number" },
];

/**
 * All that is held about the actor, as lines of JSON: `{"table": …, "row": …}`, the lines of the audit log about them by others last. Reads
 * and holds few rows at a time.
 */
export async function* ownData(actor: Actor): AsyncGenerator<Uint8Array> {
  for (const section of OWN_DATA)
    yield* lines(section.table, section.key, conditionOf(section.by, actor), section.without ?? []);
  const about = Prisma.sql`t.subject = ${actor.userId} AND t.actor_id IS DISTINCT FROM ${actor.userId}::uuid`;
  yield* lines("audit_entry", "stream, number", about, ["actor_id"]);
}

function conditionOf(by: Owned, { userId, email }: Actor): Prisma.Sql {
  const column = Prisma.raw(`t.${by}`);
  if (by === "email") return Prisma.sql`${column} = ${email}`;
  if (by === "annotator_id")
    return Prisma.sql`${column} IN (SELECT n.id FROM annotator n WHERE n.user_id = ${userId}::uuid AND n.project_id = t.project_id)`;
  return Prisma.sql`${column} = ${userId}::uuid`;
}

async function* lines(table: string, key: string, where: Prisma.Sql, without: readonly string[]) {
  for (let before = 0; ; before += ROWS_AT_ONCE) {
    const read = db().$queryRaw<{ line: string }[]>`
      SELECT jsonb_build_object('table', ${table}::text, 'row', to_jsonb(t) - ${[...without]}::text[])::text AS line
      FROM ${Prisma.raw(table)} t WHERE ${where} ORDER BY ${Prisma.raw(key)} LIMIT ${ROWS_AT_ONCE}::int OFFSET ${before}::int`;
    const rows = await seeingAll("account", () => read);
    if (rows.length > 0) yield Buffer.from(rows.map(({ line }) => `${onOneLine(line)}\n`).join(""));
    if (rows.length < ROWS_AT_ONCE) return;
  }
}
