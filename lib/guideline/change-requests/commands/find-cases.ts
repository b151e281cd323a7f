import "server-only";
import type { RequestScope } from "@/lib/auth/request-scope";
import { isUuid } from "@/lib/auth/uuid";
import type { Database } from "@/lib/server/db";
import { no, ok, type Result } from "@/lib/server/errors";
import type { NewCase } from "./collect";

interface Named {
  project?: string;
  examples: readonly string[];
  flag?: string;
}

export interface FoundCases {
  /** The project that the filing is for; null for an editor's own. */
  projectId: string | null;
  cases: NewCase[];
  /** Flags that the cases came by. */
  flagIds: string[];
}

/** Finds the project, the examples and the flag that somebody names, within what they may file for. */
export async function findCases(
  tx: Database,
  scope: RequestScope<"file">,
  named: Named,
): Promise<Result<FoundCases, "unknown-project" | "unknown-example" | "unknown-flag">> {
  const hasCases = named.examples.length > 0 || named.flag !== undefined;
  const projectId = projectOf(scope, named.project, hasCases);
  if (!projectId.ok) return projectId;
  if (projectId.value === null || !hasCases) return ok({ projectId: projectId.value, cases: [], flagIds: [] });
  const found = await tx.example.findMany({
    where: {
      projectId: projectId.value,
      OR: [{ externalId: { in: [...named.examples] } }, { id: { in: named.examples.filter(isUuid) } }],
    },
    select: { id: true, externalId: true },
  });
  const missing = named.examples.find((ref) => !found.some(({ id, externalId }) => ref === id || ref === externalId));
  if (missing !== undefined) return no("unknown-example", `There is no example ${missing} in this project.`);
  const flag = named.flag
    ? await tx.comment.findUnique({
        where: { projectId_id: { projectId: projectId.value, id: named.flag } },
        select: { id: true, exampleId: true },
      })
    : undefined;
  if (flag === null) return no("unknown-flag", "There is no such flag in this project.");
  const plain = found.filter(({ id }) => id !== flag?.exampleId).map(({ id }) => ({ exampleId: id }));
  const cases = flag ? [{ exampleId: flag.exampleId, commentId: flag.id }, ...plain] : plain;
  const id = projectId.value;
  return ok({
    projectId: id,
    cases: cases.map((one) => ({ projectId: id, ...one })),
    flagIds: flag ? [flag.id] : [],
  });
}

function projectOf(
  { filing, canDecide }: RequestScope<"file">,
  wanted: string | undefined,
  hasCases: boolean,
): Result<string | null, "unknown-project"> {
  if (wanted !== undefined) {
    const project = filing.find(({ id }) => id === wanted);
    return project
      ? ok(project.id)
      : no("unknown-project", "project: you may not file for this project, or it runs another guideline.");
  }
  if (canDecide && !hasCases) return ok(null);
  const [first, ...others] = filing;
  return first && others.length === 0
    ? ok(first.id)
    : no("unknown-project", "project: say from which of your projects under this guideline the cases come.");
}
