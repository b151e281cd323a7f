import type pg from "pg";
import { canonicalJson } from "@/lib/core/text/canonical-json";
import { type Finding, finding } from "./findings";
import type { ImportRun } from "./imports";
import type { Acknowledged } from "./journal";

interface Round {
  projectId: string;
  overlap: number;
}

/** Holds the tables against what the clients were told. Nothing may be under way any more. */
export async function verifyDatabase(
  client: pg.Client,
  { projectId, overlap }: Round,
  acknowledged: readonly Acknowledged[],
  imports: readonly ImportRun[],
): Promise<Finding[]> {
  const rows = async (text: string, values: unknown[] = [projectId]) => (await client.query(text, values)).rows;
  return [
    finding(
      "every acknowledged submit is stored once, with its answers (SQL)",
      await misstored(client, projectId, acknowledged),
    ),
    finding(
      "no example has more places taken than its overlap",
      await rows(
        `SELECT example_id, count(*)::int AS taken FROM assignment
         WHERE project_id = $1 AND kind IN ('slot', 'extra') AND submitted_at IS NOT NULL GROUP BY 1 HAVING count(*) > $2`,
        [projectId, overlap],
      ),
    ),
    finding(
      "nobody was assigned an example twice",
      await rows(
        `SELECT annotator_id, example_id, count(*)::int AS times FROM assignment
         WHERE project_id = $1 AND annotator_id IS NOT NULL GROUP BY 1, 2 HAVING count(*) > 1`,
      ),
    ),
    finding("the audit chains are whole", await rows("SELECT stream, number FROM audit_broken", [])),
    finding(
      "every stored submit is in the audit log once",
      await rows(
        `SELECT assignment_id, submitted, logged FROM
           (SELECT response ->> 'assignmentId' AS assignment_id, count(*)::int AS submitted FROM submission WHERE project_id = $1 GROUP BY 1) s
           FULL JOIN (SELECT subject AS assignment_id, count(*)::int AS logged FROM audit_entry
                      WHERE project_id = $1 AND action = 'judgment.submit' GROUP BY 1) a USING (assignment_id)
         WHERE submitted IS DISTINCT FROM logged`,
      ),
    ),
    finding(
      "the maintained counts are those of the judgments",
      await rows(
        `SELECT * FROM (SELECT criterion_key, example_id, part, value_key, n FROM rating_count WHERE project_id = $1 AND n > 0) kept
         FULL JOIN (SELECT criterion_key, example_id, part, value_key, count(*)::int AS counted FROM judgment WHERE project_id = $1 GROUP BY 1, 2, 3, 4) given
           USING (criterion_key, example_id, part, value_key)
         WHERE n IS DISTINCT FROM counted`,
      ),
    ),
    finding("every import is in once", await miscounted(rows, imports)),
  ];
}

async function misstored(
  client: pg.Client,
  projectId: string,
  acknowledged: readonly Acknowledged[],
): Promise<string[]> {
  const { rows } = await client.query<{
    key: string;
    annotator: string;
    example: string;
    answers: Record<string, unknown>;
    judgments: number;
  }>(
    `SELECT s.key, n.external_key AS annotator, e.external_id AS example, j.answers, j.judgments
     FROM submission s JOIN annotator n ON n.project_id = s.project_id AND n.id = s.annotator_id
     JOIN assignment a ON a.project_id = s.project_id AND a.id = (s.response ->> 'assignmentId')::uuid AND a.annotator_id = s.annotator_id AND a.state = 'submitted'
     JOIN example e ON e.project_id = a.project_id AND e.id = a.example_id
     JOIN (SELECT assignment_id, jsonb_object_agg(criterion_key, value) AS answers, count(*)::int AS judgments
           FROM judgment WHERE project_id = $1 GROUP BY 1) j ON j.assignment_id = a.id
     WHERE s.project_id = $1`,
    [projectId],
  );
  const stored = new Map(rows.map((row) => [row.key, row]));
  const wrong = acknowledged.flatMap(({ key, annotator, example, answers }) => {
    const row = stored.get(key);
    if (!row) return [`lost: ${annotator} on ${example}`];
    const same =
      row.annotator === annotator && row.example === example && canonicalJson(row.answers) === canonicalJson(answers);
    return same && row.judgments === Object.keys(answers).length
      ? []
      : [`${annotator} on ${example}: ${row.judgments} judgments, ${canonicalJson(row.answers)}`];
  });
  const known = new Set(acknowledged.map(({ key }) => key));
  return [
    ...wrong,
    ...rows.filter(({ key }) => !known.has(key)).map((row) => `never acknowledged: ${row.annotator} on ${row.example}`),
  ];
}

/** A file that was uploaded twice has two jobs; together they took each of its examples in once. */
async function miscounted(
  rows: (text: string) => Promise<{ prefix: string; stored: number }[]>,
  imports: readonly ImportRun[],
): Promise<string[]> {
  const stored = await rows(
    `SELECT substring(external_id FROM '^(.*-)') AS prefix, count(*)::int AS stored FROM example
     WHERE project_id = $1 AND external_id LIKE 'import%' GROUP BY 1`,
  );
  const counts = new Map(stored.map((row) => [row.prefix, row.stored]));
  return imports.flatMap(({ prefix, examples, job }) =>
    job.state === "succeeded" && counts.get(prefix) === examples && job.accepted + job.rejected === examples
      ? []
      : [
          `${prefix} ${job.state}, ${job.accepted} accepted, ${job.rejected} rejected, ${counts.get(prefix)} of ${examples} stored`,
        ],
  );
}
