import "server-only";
import { createHash } from "node:crypto";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Example, ExampleKind } from "@/lib/formats/example";
import { meaningsOf } from "@/lib/guideline/queries/meanings";
import type { AnswerValue, Criterion } from "@/lib/guideline/schema";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { changedLabels } from "@/lib/labels/changed-labels";
import { EVERYTHING } from "@/lib/labels/filter";
import { labelsOf, withCircumstances } from "@/lib/labels/labels";
import { RESOLUTIONS } from "@/lib/labels/tables";
import { replica } from "@/lib/server/db";
import { findExample } from "./find-example";

type Read = ProjectScope<"resolve:read">;

/** One person's label of a case, without the person. */
export interface AnonymousLabel {
  /** A, B, C …: an order of its own for each example, so that nobody is A everywhere. Models have names of their own: J1, J2 … */
  letter: string;
  values: Record<string, AnswerValue>;
  comments: Record<string, string>;
  activeMs: number | null;
  isModel: boolean;
}

export interface StandingResolution {
  id: string;
  criterionKey: string;
  value: AnswerValue | null;
  distribution: Record<string, number> | null;
  method: string;
  reason: string;
  note: string;
  author: string | null;
  createdAt: Date;
  /** How many labels stand by now as they did not when it was settled. */
  changedLabels: number;
  /** The change request that it is a case of. */
  request: { id: string; title: string; state: string } | null;
}

export interface WithdrawnResolution extends StandingResolution {
  withdrawnAt: Date;
  withdrawnBy: string | null;
}

export interface Case {
  exampleId: string;
  example: Example;
  version: { id: string; number: number; hash: string; body: string };
  criteria: Criterion[];
  labels: AnonymousLabel[];
  resolutions: StandingResolution[];
  /** What stood once, newest first. */
  withdrawn: WithdrawnResolution[];
  flags: { id: string; body: string; criterionKey: string | null; createdAt: Date }[];
}

interface LabelRow {
  annotatorId: string;
  isModel: boolean;
  criterionKey: string;
  value: AnswerValue;
  comment: string | null;
  activeMs: number | null;
}

/** An example with everybody's labels for what a version asks (the pinned one unless said), also under versions that mean the same, side by side and nameless, and what was settled about it. */
export async function readCase(
  scope: Read,
  exampleRef: string,
  number = scope.project.versionNumber,
): Promise<Case | null> {
  const { guidelineId } = scope.project;
  const [found, version] = await Promise.all([
    findExample(scope, exampleRef),
    replica().guidelineVersion.findUnique({
      where: { guidelineId_number: { guidelineId, number } },
      select: { id: true, number: true, hash: true, body: true },
    }),
  ]);
  if (!found || !version) return null;
  const [criteria, rows, resolutions, flags] = await Promise.all([
    criteriaOf(version.id),
    readLabels(scope, found.id, version.id),
    readResolutions(scope, found.id),
    replica().comment.findMany({
      where: { projectId: scope.projectId, exampleId: found.id, closedAt: null },
      orderBy: { createdAt: "asc" },
      select: { id: true, body: true, criterionKey: true, createdAt: true },
    }),
  ]);
  const example = {
    kind: found.kind as ExampleKind,
    ...(found.content as object),
    id: found.externalId,
    provenance: found.provenance,
  } as unknown as Example;
  return {
    exampleId: found.id,
    example,
    version,
    criteria,
    labels: anonymise(found.id, rows),
    resolutions: resolutions.flatMap(({ withdrawnAt, withdrawnBy: _nobody, ...one }) => (withdrawnAt ? [] : [one])),
    withdrawn: resolutions.filter((one): one is WithdrawnResolution => one.withdrawnAt !== null).reverse(),
    flags,
  };
}

async function readLabels(scope: Read, exampleId: string, versionId: string): Promise<LabelRow[]> {
  const meanings = await meaningsOf(versionId);
  const labels = withCircumstances(scope, labelsOf(scope, { ...EVERYTHING, meanings, labelled: meanings }));
  return replica().$queryRaw<LabelRow[]>`
    SELECT l.annotator_id AS "annotatorId", n.kind = 'model' AS "isModel", l.criterion_key AS "criterionKey", l.value, l.comment, l.active_ms AS "activeMs"
    FROM ${labels} l JOIN annotator n ON n.project_id = ${scope.projectId}::uuid AND n.id = l.annotator_id
    WHERE l.example_id = ${exampleId}::uuid`;
}

type ResolutionRow = Omit<WithdrawnResolution, "withdrawnAt"> & { withdrawnAt: Date | null };

async function readResolutions(scope: Read, exampleId: string): Promise<ResolutionRow[]> {
  return replica().$queryRaw<ResolutionRow[]>`
    SELECT r.id, r.criterion_key AS "criterionKey", r.value, r.distribution, r.method, r.reason, r.note, u.name AS author, r.created_at AS "createdAt",
           r.withdrawn_at AS "withdrawnAt", w.name AS "withdrawnBy", ${changedLabels()} AS "changedLabels",
           (SELECT jsonb_build_object('id', q.id, 'title', q.title, 'state', q.state) FROM change_request_case c JOIN change_request q ON q.id = c.change_request_id
            WHERE c.project_id = r.project_id AND c.example_id = r.example_id AND c.resolution_id = r.id ORDER BY q.id DESC LIMIT 1) AS request
    FROM ${RESOLUTIONS} r LEFT JOIN app_user u ON u.id = r.author_id LEFT JOIN app_user w ON w.id = r.withdrawn_by_id
    WHERE r.project_id = ${scope.projectId}::uuid AND r.example_id = ${exampleId}::uuid
    ORDER BY r.sequence`;
}

/** People first, then models. */
function anonymise(exampleId: string, rows: readonly LabelRow[]): AnonymousLabel[] {
  const shuffled = [...rows].sort((a, b) => (draw(exampleId, a.annotatorId) < draw(exampleId, b.annotatorId) ? -1 : 1));
  const people = shuffled.filter(({ isModel }) => !isModel);
  const models = shuffled.filter(({ isModel }) => isModel);
  return [...lettered(people, letterOf), ...lettered(models, (index) => `J${index + 1}`)];
}

function lettered(rows: readonly LabelRow[], nameOf: (index: number) => string): AnonymousLabel[] {
  const given = new Map<string, AnonymousLabel>();
  for (const row of rows) {
    const label = given.get(row.annotatorId) ?? {
      letter: nameOf(given.size),
      values: {},
      comments: {},
      activeMs: row.activeMs,
      isModel: row.isModel,
    };
    label.values[row.criterionKey] = row.value;
    if (row.comment) label.comments[row.criterionKey] = row.comment;
    given.set(row.annotatorId, label);
  }
  return [...given.values()];
}

const draw = (exampleId: string, annotatorId: string) =>
  createHash("sha256").update(`${exampleId} ${annotatorId}`).digest("hex");

function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${letter}${Math.floor(index / 26) + 1}`;
}
