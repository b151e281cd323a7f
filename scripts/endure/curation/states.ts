import type pg from "pg";

/** What stands in a project, in words that do not name what is new with each run. */
export type State = readonly string[];

async function lines(client: pg.Client, sql: string, ...values: string[]): Promise<State> {
  const { rows } = await client.query<{ line: string }>(sql, values);
  return rows.map(({ line }) => line).sort();
}

/** Each exclusion that stands, with its reason and note. */
export const exclusionsOf = (client: pg.Client, projectId: string): Promise<State> =>
  lines(
    client,
    `SELECT concat_ws(' ', e.external_id, m.reason, m.note) AS line
     FROM example_mark m JOIN example e ON e.project_id = m.project_id AND e.id = m.example_id
     WHERE m.project_id = $1 AND m.kind = 'exclusion' AND m.lifted_at IS NULL`,
    projectId,
  );

/** Those by which something leaves for good, and not for a cleaned version. */
export const takenOf = (exclusions: State): State => exclusions.filter((line) => !/^\S+ replaced /.test(line));

/** Examples that a cleaning has put into the dataset twice or not at all: beside what stands in their places, or neither. */
export const misplacedIn = (client: pg.Client, projectId: string, run: string): Promise<State> =>
  lines(
    client,
    `SELECT p.external_id AS line FROM clean_outcome o JOIN example p ON p.project_id = o.project_id AND p.id = o.parent_id
     WHERE o.project_id = $1 AND o.run_id = $2 AND o.child_id IS NOT NULL AND (
       NOT EXISTS (SELECT FROM example_mark m WHERE m.project_id = o.project_id AND m.example_id = o.parent_id AND m.kind = 'exclusion' AND m.lifted_at IS NULL)
       OR EXISTS (SELECT FROM example_mark m WHERE m.project_id = o.project_id AND m.example_id = o.child_id AND m.kind = 'exclusion' AND m.lifted_at IS NULL))`,
    projectId,
    run,
  );

/** Each example that goes out, by content; of a child the name of its parent, since its own comes from its parent's id. */
export const keptOf = (client: pg.Client, projectId: string): Promise<State> =>
  lines(
    client,
    `SELECT concat_ws(' ', coalesce(p.external_id, e.external_id), e.content_hash) AS line
     FROM example e LEFT JOIN example p ON p.project_id = e.project_id AND p.id = e.parent_id
     WHERE e.project_id = $1 AND NOT EXISTS (SELECT FROM example_mark m
       WHERE m.project_id = e.project_id AND m.example_id = e.id AND m.kind = 'exclusion' AND m.lifted_at IS NULL)`,
    projectId,
  );

/** What a cleaning made of each example that its operations change. */
export const cleanedIn = (client: pg.Client, projectId: string, run: string): Promise<State> =>
  lines(
    client,
    `SELECT concat_ws(' ', p.external_id, o.outcome, o.operations::text, c.content_hash, c.content::text) AS line
     FROM clean_outcome o JOIN example p ON p.project_id = o.project_id AND p.id = o.parent_id
     LEFT JOIN example c ON c.project_id = o.project_id AND c.id = o.child_id
     WHERE o.project_id = $1 AND o.run_id = $2`,
    projectId,
    run,
  );

/** A hash over everything that is stored of the examples that were imported. */
export async function importedHash(client: pg.Client, projectId: string): Promise<string> {
  const { rows } = await client.query<{ hash: string }>(
    "SELECT md5(string_agg(e::text, '' ORDER BY e.sequence)) AS hash FROM example e WHERE project_id = $1 AND parent_id IS NULL",
    [projectId],
  );
  return rows[0]!.hash;
}

/** How two states differ: the first lines that only one of them has. */
export function difference(what: string, found: State, wanted: State): string[] {
  const [has, wants] = [new Set(found), new Set(wanted)];
  const more = found.filter((line) => !wants.has(line));
  const less = wanted.filter((line) => !has.has(line));
  if (more.length + less.length === 0 && found.length === wanted.length) return [];
  const first = [...more.slice(0, 1).map((line) => `has ${line}`), ...less.slice(0, 1).map((line) => `lacks ${line}`)];
  return [`${what}: ${more.length} too many, ${less.length} too few; it ${first.join(" and ")}`.slice(0, 400)];
}
