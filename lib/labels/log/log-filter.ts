import "server-only";
import { isOfThese } from "@/lib/examples/conditions";
import type { FigureFilter } from "@/lib/labels/filter";
import type { Project } from "@/lib/labels/labels";
import { sessionCut } from "@/lib/labels/session-cut";
import { replica } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/prisma/client";
import type { LogFilter } from "./counted";

/** A figure's filter as a log takes it. Which time a date means says the database. */
export async function logFilter(project: Project, filter: FigureFilter): Promise<LogFilter> {
  const { versions, annotatorIds, roundId, from, to, showing, within, withSuperseded } = filter;
  const { projectId } = project;
  const [models, [times]] = await Promise.all([
    replica().annotator.findMany({ where: { projectId, kind: "model" }, select: { id: true } }),
    replica().$queryRaw<{ from: number | null; to: number | null }[]>`
      SELECT (extract(epoch FROM ${from}::timestamptz) * 1000)::float8 AS "from", (extract(epoch FROM ${to}::timestamptz) * 1000)::float8 AS "to"`,
  ]);
  return {
    versions,
    annotatorIds,
    models: models.map(({ id }) => id),
    ...times!,
    roundId,
    examples: examplesOf(project, filter),
    showing,
    within: within === null ? null : { cut: sessionCut(within), projectId },
    withSuperseded,
  };
}

function examplesOf(project: Project, { examples }: FigureFilter): LogFilter["examples"] {
  const [among] = isOfThese(project, Prisma.sql`x.id`, examples);
  if (!among) return null;
  const { strings, values } =
    Prisma.sql`SELECT x.id FROM example x WHERE x.project_id = ${project.projectId}::uuid AND ${among}`;
  return { strings, values };
}
