import "server-only";
import type pg from "pg";
import type { FactDefinition, FactExample, FactMaker, FactPart, FactValue, FactValueKind } from "@/lib/core/facts/fact";
import type { Example } from "@/lib/formats/example";
import { withPrimary } from "@/lib/server/columns/read-columns";
import { encodeColumn, refuseOtherKind, toColumn } from "./column-bytes";
import { toFactExample } from "./fact-example";
import { encodeLayout, layoutOf } from "./layout-bytes";
import { MAKERS } from "./makers";
import { type ExampleRow, ORIGIN, originFactsOf, originOf } from "./origin";
import { patternMaker } from "./pattern-maker";

export interface BatchOrder {
  projectId: string;
  /** Of the examples whose number is above, up to and with. */
  after: number | null;
  last: number;
  /** What is to be made, each with what it is set to. */
  makers: readonly { maker: string; parameters: unknown }[];
}

/** The facts of a batch as they are stored. */
export interface MadeBatch {
  examples: number;
  parts: number;
  layout: Uint8Array;
  columns: MadeColumn[];
  failures: Failure[];
}

export interface MadeColumn {
  fact: string;
  maker: string;
  kind: FactValueKind;
  /** Examples for which the maker failed. */
  failed: number;
  bytes: Uint8Array;
}

/** A maker that found nothing out about an example because it threw. */
export interface Failure {
  example: string;
  maker: string;
  message: string;
}

/** Reads the examples of a batch and makes their facts; for a thread. */
export async function makeBatch({ projectId, after, last, makers }: BatchOrder): Promise<MadeBatch> {
  const rows = await withPrimary((client) => readRows(client, projectId, after, last));
  const examples = rows.map((row) => toFactExample({ kind: row.kind, ...row.content } as Example));
  const layout = layoutOf(
    rows.map(({ id }) => id),
    examples.map(({ parts }) => parts),
  );
  const failures: Failure[] = [];
  for (const { maker, parameters } of makers)
    await makerNamed(maker)?.prepare?.(parameters as never, (hash) => keptFor(projectId, hash));
  const columns = makers.flatMap(({ maker, parameters }) => {
    if (maker === ORIGIN.name) return originColumns(rows);
    const found = makerNamed(maker);
    return found ? madeColumns(found, parameters, rows, examples, failures) : [];
  });
  return { examples: rows.length, parts: layout.partExample.length, layout: encodeLayout(layout), columns, failures };
}

async function keptFor(projectId: string, hash: string): Promise<string> {
  const { rows } = await withPrimary((client) =>
    client.query<{ json: string }>(
      `SELECT json FROM fact_tokenizer WHERE project_id = $1 AND hash = $2
       UNION ALL SELECT json FROM topic_model WHERE project_id = $1 AND hash = $2`,
      [projectId, hash],
    ),
  );
  if (!rows[0]) throw new Error("What a maker of facts works by is not there any more.");
  return rows[0].json;
}

function makerNamed(maker: string): FactMaker<never> | undefined {
  const known: readonly FactMaker<never>[] = MAKERS;
  return known.find(({ name }) => name === maker) ?? patternMaker(maker);
}

async function readRows(client: pg.PoolClient, projectId: string, after: number | null, last: number) {
  const { rows } = await client.query<ExampleRow>(
    `SELECT id, external_id AS "externalId", kind, content, slices, provenance, import_job_id AS "importJobId",
       to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day
     FROM example WHERE project_id = $1 AND sequence > $2 AND sequence <= $3 ORDER BY sequence`,
    [projectId, after ?? 0, last],
  );
  return rows;
}

function originColumns(rows: readonly ExampleRow[]): MadeColumn[] {
  const origins = rows.map(originOf);
  return originFactsOf(rows).map(({ name, kind }) => {
    const values = origins.map((origin) => origin.get(name) ?? null);
    return { fact: name, maker: ORIGIN.name, kind, failed: 0, bytes: encodeColumn(toColumn(kind, values)) };
  });
}

function madeColumns(
  { name: maker, facts, make }: FactMaker<never>,
  parameters: unknown,
  rows: readonly ExampleRow[],
  examples: readonly FactExample[],
  failures: Failure[],
): MadeColumn[] {
  const values = facts.map((): FactValue[] => []);
  let failed = 0;
  for (const [k, example] of examples.entries()) {
    let own: FactValue[][];
    try {
      own = valuesOf(facts, example, make(example, parameters as never));
    } catch (error) {
      failed++;
      failures.push({ example: rows[k]!.externalId, maker, message: String(error) });
      own = facts.map(({ on }) => (on === "example" ? [null] : example.parts.map(() => null)));
    }
    for (const [f, some] of own.entries()) for (const value of some) values[f]!.push(value);
  }
  return facts.map(({ name: fact, kind }, f) => ({
    fact,
    maker,
    kind,
    failed,
    bytes: encodeColumn(toColumn(kind, values[f]!)),
  }));
}

/** What was found out, fact by fact; an error where that is not what the maker is to find out. */
function valuesOf(
  facts: readonly FactDefinition[],
  { parts }: { parts: readonly FactPart[] },
  found: ReturnType<FactMaker["make"]>,
): FactValue[][] {
  if (found.parts.length !== parts.length)
    throw new TypeError(`${found.parts.length} parts were looked at, and it has ${parts.length}`);
  return facts.map(({ name, on, kind }) => {
    const values = on === "example" ? [found.example[name] ?? null] : found.parts.map((part) => part[name] ?? null);
    for (const value of values) refuseOtherKind(kind, value);
    return values;
  });
}
