import "server-only";
import type { GuidelineScope } from "@/lib/auth/guideline-scope";
import { reachOf } from "@/lib/auth/request-scope";
import type { AnswerValue } from "@/lib/guideline/schema";
import { db } from "@/lib/server/db";
import type { Precedent, PrecedentCase } from "../records";
import { projectIds } from "./visible";

interface RequestPart extends Omit<Precedent, "cases"> {
  projectId: string | null;
}

interface CasePart {
  request: string;
  projectId: string;
  projectName: string;
  example: string;
  criterion: string | null;
  value: AnswerValue | null;
  reason: string | null;
  note: string | null;
  withdrawn: boolean | null;
}

/**
 * What a version cites: the requests that it closed, each with its answer. Cases and their resolutions are for those who may read the
 * labels of their project; to everybody else, annotators above all, they are a number.
 */
export async function precedentsOf(scope: GuidelineScope<"read">, number: number): Promise<Precedent[]> {
  const reach = await reachOf(scope);
  const readable = projectIds(reach.readable);
  const [requests, cases] = await Promise.all([
    db().$queryRaw<RequestPart[]>`
      SELECT r.id AS request, r.criterion_key AS criterion, r.clause, r.answer, r.title, r.project_id AS "projectId",
             (SELECT count(*)::int FROM change_request_case c WHERE c.change_request_id = r.id) AS "caseCount"
      FROM change_request r JOIN guideline_version v ON v.id = r.closed_by_version_id
      WHERE r.guideline_id = ${scope.guidelineId}::uuid AND v.number = ${number}::int ORDER BY r.id`,
    db().$queryRaw<CasePart[]>`
      SELECT c.change_request_id AS request, p.id AS "projectId", p.name AS "projectName", e.external_id AS example,
             s.criterion_key AS criterion, s.value, s.reason, s.note, s.withdrawn_at IS NOT NULL AS withdrawn
      FROM change_request r JOIN guideline_version v ON v.id = r.closed_by_version_id
      JOIN change_request_case c ON c.change_request_id = r.id
      JOIN project p ON p.id = c.project_id
      JOIN example e ON e.project_id = c.project_id AND e.id = c.example_id
      LEFT JOIN resolution s ON s.project_id = c.project_id AND s.id = c.resolution_id
      WHERE r.guideline_id = ${scope.guidelineId}::uuid AND v.number = ${number}::int AND c.project_id = ANY(${readable}::uuid[])
      ORDER BY c.added_at, e.external_id`,
  ]);
  const mayRead = ({ projectId }: RequestPart) =>
    reach.canDecide || (readable.length > 0 && (projectId === null || readable.includes(projectId)));
  return requests.map((request) => {
    const { projectId: _projectId, title, ...rest } = request;
    const own = cases.filter((one) => one.request === request.request).map(toCase);
    return { ...rest, title: mayRead(request) ? title : null, cases: own };
  });
}

function toCase({
  projectId,
  projectName,
  example,
  criterion,
  value,
  reason,
  note,
  withdrawn,
}: CasePart): PrecedentCase {
  return {
    project: { id: projectId, name: projectName },
    example,
    resolution:
      criterion === null
        ? null
        : { criterion, value, reason: reason ?? "", note: note ?? "", withdrawn: withdrawn ?? false },
  };
}
