import "server-only";
import { audit } from "@/lib/server/audit";
import type { Database } from "@/lib/server/db";
import { no, ok, type Result } from "@/lib/server/errors";

/** An example behind a request, and what brought it there. */
export interface NewCase {
  projectId: string;
  exampleId: string;
  resolutionId?: string;
  commentId?: string;
}

/** Where a case that came up in a project belongs. */
export interface CaseSubject {
  guidelineId: string;
  projectId: string;
  criterion: string;
}

/**
 * The request that a case on a criterion goes to: the one named, or the newest open one that was filed on this criterion in this
 * project; null asks for a new one. Holds the place until the transaction ends, so that two cases at once do not file two requests,
 * and the request, so that no version closes it meanwhile.
 */
export async function requestForCase(
  tx: Database,
  { guidelineId, projectId, criterion }: CaseSubject,
  wanted?: string,
): Promise<Result<string | null, "unknown-request">> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('change request:' || ${guidelineId} || ${projectId} || ${criterion}, 0))`;
  if (wanted === "new") return ok(null);
  const named = wanted ?? null;
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM change_request
    WHERE guideline_id = ${guidelineId}::uuid AND (project_id IS NULL OR project_id = ${projectId}::uuid)
      AND CASE WHEN ${named}::uuid IS NULL THEN state = 'open' AND criterion_key = ${criterion} AND project_id IS NOT NULL
               ELSE id = ${named}::uuid AND state IN ('open', 'accepted') END
    ORDER BY id DESC LIMIT 1 FOR UPDATE`;
  if (!row && wanted !== undefined)
    return no(
      "unknown-request",
      "That change request was declined or closed meanwhile. Choose another, or file a new one.",
    );
  return ok(row?.id ?? null);
}

interface NewRequest {
  guidelineId: string;
  projectId: string | null;
  actorId: string;
  criterion: string | null;
  clause: string | null;
  title: string;
  body: string;
  cases: readonly NewCase[];
  /** The resolution of a gap that files it, where no person does by hand. */
  filedByResolutionId?: string;
}

/** Files a new request with its cases. */
export async function insertRequest(tx: Database, request: NewRequest): Promise<string> {
  const { guidelineId, projectId, actorId, criterion, clause, title, body, cases, filedByResolutionId } = request;
  const { id } = await tx.changeRequest.create({
    data: {
      guidelineId,
      projectId,
      createdById: actorId,
      criterionKey: criterion,
      clause,
      title,
      body,
      filedByResolutionId,
    },
    select: { id: true },
  });
  await insertCases(tx, id, cases);
  await audit(tx, {
    stream: `guideline:${guidelineId}`,
    actorId,
    action: "request.file",
    subject: id,
    detail: { criterion, clause, title, cases: cases.length },
  });
  return id;
}

interface MoreCases {
  guidelineId: string;
  actorId: string;
  id: string;
  /** Said in the discussion, where there is anything to say. */
  note: string;
  cases: readonly NewCase[];
}

/** Adds cases to a request that the transaction holds. A case that is there already keeps what brought it. */
export async function joinRequest(tx: Database, { guidelineId, actorId, id, note, cases }: MoreCases): Promise<void> {
  await insertCases(tx, id, cases);
  if (note !== "") await tx.changeRequestEntry.create({ data: { changeRequestId: id, authorId: actorId, body: note } });
  await audit(tx, {
    stream: `guideline:${guidelineId}`,
    actorId,
    action: "request.add-cases",
    subject: id,
    detail: { cases: cases.length },
  });
}

async function insertCases(tx: Database, requestId: string, cases: readonly NewCase[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO change_request_case AS c (project_id, change_request_id, example_id, resolution_id, comment_id, added_at)
    SELECT w."projectId", ${requestId}::uuid, w."exampleId", w."resolutionId", w."commentId", clock_timestamp()
    FROM jsonb_to_recordset(${JSON.stringify(cases)}::jsonb) AS w ("projectId" uuid, "exampleId" uuid, "resolutionId" uuid, "commentId" uuid)
    ON CONFLICT (project_id, change_request_id, example_id) DO UPDATE
      SET resolution_id = CASE WHEN c.resolution_id IS NULL AND c.comment_id IS NULL THEN NULL ELSE coalesce(excluded.resolution_id, c.resolution_id) END,
          comment_id = coalesce(c.comment_id, excluded.comment_id)`;
}
