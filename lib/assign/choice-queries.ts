import "server-only";
import { randomInt } from "node:crypto";
import type { ProjectScope } from "@/lib/auth/scope";
import { db } from "@/lib/server/db";
import type { AnnotatorKind } from "@/lib/server/generated/prisma/enums";
import { TAKES_WORK } from "./participants";

type Manage = ProjectScope<"rounds:manage">;

/** Beyond these nobody can choose from a list; the API takes any. */
const MOST_PEOPLE = 500;
const MOST_BATCHES = 50;

export interface PersonChoice {
  /** What a plan names them by. */
  key: string;
  name: string;
  kind: AnnotatorKind;
  /** Why they cannot be handed work; null where they can. */
  unable: "imported" | "judge" | "left" | null;
}

/** The project's annotators, first those who can take part. */
export async function peopleToChoose(scope: Manage): Promise<PersonChoice[]> {
  return db().$queryRaw<PersonChoice[]>`
    SELECT lower(a.external_key) AS key, a.name, a.kind,
           CASE WHEN ${TAKES_WORK} THEN NULL WHEN a.kind = 'external' THEN 'imported' WHEN a.kind = 'model' THEN 'judge' ELSE 'left' END AS unable
    FROM annotator a LEFT JOIN membership m ON m.project_id = a.project_id AND m.user_id = a.user_id
    WHERE a.project_id = ${scope.projectId}::uuid
    ORDER BY unable NULLS FIRST, a.kind, a.name, a.id LIMIT ${MOST_PEOPLE}::int`;
}

export interface BatchChoice {
  jobId: string;
  fileName: string | null;
  accepted: number;
  createdAt: Date;
}

/** Imports that brought examples, latest first. */
export async function batchesToChoose(scope: Manage): Promise<BatchChoice[]> {
  return db().$queryRaw<BatchChoice[]>`
    SELECT id AS "jobId", params ->> 'fileName' AS "fileName", accepted, created_at AS "createdAt" FROM job
    WHERE project_id = ${scope.projectId}::uuid AND kind = 'import-examples' AND accepted > 0
    ORDER BY created_at DESC LIMIT ${MOST_BATCHES}::int`;
}

export interface RoundDefaults {
  /** Overlap and lease as the project says. */
  overlap: number;
  leaseMinutes: number;
  examples: number;
  goldExamples: number;
  rounds: number;
  seed: number;
}

/** What the form for a new round begins with. */
export async function roundDefaults(scope: Manage): Promise<RoundDefaults> {
  const [row] = await db().$queryRaw<Omit<RoundDefaults, "seed">[]>`
    SELECT p.overlap, p.lease_minutes AS "leaseMinutes", (SELECT count(*)::int FROM example WHERE project_id = p.id) AS examples,
           (SELECT count(DISTINCT example_id)::int FROM gold_answer WHERE project_id = p.id) AS "goldExamples",
           (SELECT count(*)::int FROM round WHERE project_id = p.id) AS rounds
    FROM project p WHERE p.id = ${scope.projectId}::uuid`;
  return { ...row!, seed: randomInt(2 ** 31) };
}
