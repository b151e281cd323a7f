import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { valueOfKey } from "@/lib/guideline/answers/stored-key";
import type { AnswerValue } from "@/lib/guideline/schema";
import { countsByVersion } from "@/lib/labels/counts";
import { EVERYTHING } from "@/lib/labels/filter";
import { REVISIONS, SETTLED } from "@/lib/labels/tables";
import type { Database } from "@/lib/server/db";
import { type DecidingLabel, decide } from "../decide";
import { numbered } from "../decision-states";

type Write = ProjectScope<"release:write">;

/** What is decided about an example on a criterion, with what a resolution of it says. */
export interface DecidedAbout {
  example: string;
  criterion: string;
  value: AnswerValue | null;
  distribution: unknown;
  method: string;
  reason: string;
  guidelineVersionId: string;
}

/** What is decided about some examples on some criteria: what stands settled, else what people's labels decide (`decide`). */
export async function decidedAbout(
  tx: Database,
  scope: Write,
  examples: readonly string[],
  criteria: readonly string[],
): Promise<DecidedAbout[]> {
  if (criteria.length === 0 || examples.length === 0) return [];
  const settled = await tx.$queryRaw<DecidedAbout[]>`
    SELECT s.example_id AS example, s.criterion_key AS criterion, s.value, s.distribution, s.method, s.reason, s.guideline_version_id AS "guidelineVersionId"
    FROM ${SETTLED} s
    WHERE s.project_id = ${scope.projectId}::uuid AND s.example_id = ANY(${[...examples]}::uuid[]) AND s.criterion_key = ANY(${[...criteria]}::text[])`;
  const known = new Set(settled.map(pairOf));
  const open = new Map<string, CountedLabel[]>();
  for (const label of await labelsOf(tx, scope, examples, criteria)) {
    if (known.has(pairOf(label))) continue;
    const group = open.get(pairOf(label)) ?? [];
    group.push(label);
    open.set(pairOf(label), group);
  }
  return [...settled, ...[...open.values()].flatMap((labels) => unanimous(labels) ?? [])];
}

const pairOf = ({ example, criterion }: { example: string; criterion: string }) => `${example} ${criterion}`;

interface CountedLabel extends DecidingLabel {
  example: string;
  n: number;
  version: number;
  guidelineVersionId: string;
}

function unanimous(labels: readonly CountedLabel[]): DecidedAbout | null {
  const { example, criterion } = labels[0]!;
  const decision = decide(
    labels.flatMap((label) => Array<DecidingLabel>(label.n).fill(label)),
    {},
  )[criterion];
  if (!decision || !("value" in decision)) return null;
  const { guidelineVersionId } = labels.reduce((newest, one) => (one.version > newest.version ? one : newest));
  const rest = { distribution: null, method: "unanimous", reason: "rule", guidelineVersionId };
  return { example, criterion, value: decision.value, ...rest };
}

type LabelRow = Omit<CountedLabel, "value"> & { valueKey: string; long: AnswerValue | null };

async function labelsOf(
  tx: Database,
  scope: Write,
  examples: readonly string[],
  criteria: readonly string[],
): Promise<CountedLabel[]> {
  const rows = await tx.$queryRaw<LabelRow[]>`
    SELECT r.example_id AS example, r.criterion_key AS criterion, r.value_key AS "valueKey", r.n::int AS n, k.since, k.version,
           r.guideline_version_id AS "guidelineVersionId",
           CASE WHEN r.value_key LIKE 'sha256:%' THEN (
             SELECT j.value FROM ${REVISIONS} j WHERE j.project_id = ${scope.projectId}::uuid AND j.example_id = r.example_id
               AND j.criterion_key = r.criterion_key AND j.value_key = r.value_key LIMIT 1) END AS long
    FROM ${numbered(scope, countsByVersion(scope, EVERYTHING))}
    WHERE r.example_id = ANY(${[...examples]}::uuid[]) AND r.criterion_key = ANY(${[...criteria]}::text[])`;
  return rows.map(({ long, ...row }) => ({ ...row, value: valueOfKey(row.valueKey) ?? long! }));
}
