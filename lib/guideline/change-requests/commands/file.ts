import "server-only";
import type { RequestScope } from "@/lib/auth/request-scope";
import { type Database, transaction } from "@/lib/server/db";
import { no, ok, type Result } from "@/lib/server/errors";
import { clausesOf } from "../../changes/clauses";
import type { AddCases, FileRequest } from "../schema";
import { insertRequest, joinRequest } from "./collect";
import { holdRequest } from "./discuss";
import { findCases } from "./find-cases";

type Unknown = "unknown-project" | "unknown-example" | "unknown-flag";

/** Files a request by hand or from a flag, on a criterion or clause that the guideline has. */
export async function fileRequest(
  scope: RequestScope<"file">,
  input: FileRequest,
): Promise<Result<{ id: string }, Unknown | "unknown-place">> {
  return transaction(async (tx) => {
    const found = await findCases(tx, scope, input);
    if (!found.ok) return found;
    const place = await findSubject(tx, scope, input);
    if (!place)
      return no("unknown-place", "Neither the draft nor a version of this guideline has this criterion or clause.");
    const { projectId, cases, flagIds } = found.value;
    const { guidelineId, actor } = scope;
    const { title, body } = input;
    const id = await insertRequest(tx, { guidelineId, projectId, actorId: actor.userId, ...place, title, body, cases });
    await closeFlags(tx, projectId, flagIds);
    return ok({ id });
  });
}

/** Adds cases to an open or accepted request. */
export async function addCases(
  scope: RequestScope<"file">,
  input: AddCases,
): Promise<Result<{ id: string }, Unknown | "not-found" | "closed" | "no-cases">> {
  return transaction(async (tx) => {
    const found = await findCases(tx, scope, input);
    if (!found.ok) return found;
    const { projectId, cases, flagIds } = found.value;
    if (cases.length === 0) return no("no-cases", "examples: name at least one.");
    const held = await holdRequest(tx, scope, input.id);
    if (!held) return no("not-found", "There is no such change request, or it is not open to you.");
    if (held.state === "done" || held.state === "declined")
      return no("closed", `This request is ${held.state} and takes no more cases. File a new one.`);
    if (held.projectId !== null && held.projectId !== projectId)
      return no("unknown-project", "project: this request collects cases of another project. File one of your own.");
    const { guidelineId, actor } = scope;
    await joinRequest(tx, { guidelineId, actorId: actor.userId, id: input.id, note: input.note, cases });
    await closeFlags(tx, projectId, flagIds);
    return ok({ id: input.id });
  });
}

async function closeFlags(tx: Database, projectId: string | null, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE comment SET closed_at = now()
    WHERE project_id = ${projectId}::uuid AND id = ANY(${ids}::uuid[]) AND closed_at IS NULL`;
}

interface Subject {
  criterion: string | null;
  clause: string | null;
}

interface Text {
  body: string;
  criteria: { key: string; clause?: string }[];
}

/**
 * The criterion or clause as the draft, the latest version or a version that a project is pinned to knows it; a criterion brings its
 * clause along. Null where none of them has it.
 */
async function findSubject(
  tx: Database,
  { guidelineId }: RequestScope<"file">,
  { criterion, clause }: { criterion?: string; clause?: string },
): Promise<Subject | null> {
  const texts = await tx.$queryRaw<Text[]>`
    SELECT draft_body AS body, draft_criteria AS criteria FROM guideline WHERE id = ${guidelineId}::uuid
    UNION ALL
    (SELECT v.body, v.criteria FROM guideline_version v
     WHERE v.guideline_id = ${guidelineId}::uuid
       AND (v.number = (SELECT max(number) FROM guideline_version l WHERE l.guideline_id = v.guideline_id)
            OR v.id IN (SELECT guideline_version_id FROM project p WHERE p.guideline_id = v.guideline_id))
     ORDER BY v.number DESC)`;
  const asked = texts.flatMap(({ criteria }) => criteria).find(({ key }) => key === criterion);
  if (criterion !== undefined && !asked) return null;
  const slug = clause ?? asked?.clause;
  const isKnown = texts.some(({ body }) => clausesOf(body).some((one) => one.slug === slug));
  if (clause !== undefined && !isKnown) return null;
  return { criterion: criterion ?? null, clause: slug ?? null };
}
