import "server-only";
import type pg from "pg";
import { factNamed, NEAR_FACTS, SLICE } from "@/lib/core/facts/catalogue";
import type { FactDefinition, FactTable } from "@/lib/core/facts/fact";
import { Dictionary } from "@/lib/server/columns/dictionary";
import { copyColumns, type Statement, withReplica } from "@/lib/server/columns/read-columns";
import { statement } from "@/lib/server/columns/statement";
import { seeingProject } from "@/lib/server/sight";
import { assemble } from "./assembled";
import { decodeColumn } from "./column-bytes";
import { currentColumns } from "./current-columns";
import { type CurrentMaker, currentMakers } from "./current-makers";
import { type Batch, idsOf, type KeptColumn, KeptFacts, type KeptLayout, unchanged } from "./kept-facts";
import { placesAmong } from "./layout-bytes";
import { topicSettingOf } from "./maker-settings";
import { readNear } from "./near-column";
import { type TopicName, topicNamesOf, withTopicNames } from "./topic-names";

/** Facts of a project's examples, in the order of their arrival. Whoever reads it writes into nothing of it: the thread keeps it. */
export interface ReadFacts extends FactTable {
  /** Of the examples. */
  ids: string[];
  /** Where some examples are, -1 for one that is not there, without making the ids of all. */
  placesOf: (ids: readonly string[]) => Int32Array;
  /** By the facts' names: of how many examples it is known; of the others it is missing. */
  known: ReadonlyMap<string, number>;
}

/** What this thread keeps. */
const kept = new KeptFacts();

/**
 * The facts of those names for every example that has been laid out, as they were found by the makers' current versions as the project
 * has set them; for a thread. What no batch has yet is missing, and a name that is no fact's is an error. Only what came since the last
 * question is read: columns are kept by project and fact, within a bound. The replica may lag behind; `withPrimary` is for whoever has
 * just stored facts and must see them.
 */
export function readFacts(projectId: string, names: readonly string[], reading = withReplica): Promise<ReadFacts> {
  const facts = [...new Set(names)].map((name) => {
    const fact = factNamed(name);
    if (!fact) throw new TypeError(`there is no fact ${name}`);
    return fact;
  });
  return seeingProject(projectId, () => reading((client) => inOneView(client, () => read(client, projectId, facts))));
}

/** All of it as it was at one moment, however many statements ask. */
async function inOneView<T>(client: pg.PoolClient, work: () => Promise<T>): Promise<T> {
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
  const result = await work();
  await client.query("COMMIT");
  return result;
}

async function read(client: pg.PoolClient, projectId: string, facts: readonly FactDefinition[]): Promise<ReadFacts> {
  const layout = await readLayout(client, projectId);
  const { rows } = await client.query<{ maker: string; parameters: unknown }>(
    "SELECT maker, parameters FROM fact_maker WHERE project_id = $1",
    [projectId],
  );
  const current = currentMakers(rows);
  const columns = new Map<string, KeptColumn>();
  for (const fact of facts) {
    const isNear = NEAR_FACTS.some(({ name }) => name === fact.name);
    const question = { projectId, fact, current, layout };
    columns.set(fact.name, await (isNear ? readNear(client, kept, question) : readColumn(client, question)));
  }
  // A batch has no column of a slice that none of its examples is in: who has said where they come from has said this as well.
  const kind =
    facts.some(isSlice) && (await readColumn(client, { projectId, fact: factNamed("kind")!, current, layout }));
  const names = facts.some(({ name }) => name === TOPIC) ? await topicNames(client, projectId, current) : [];
  kept.forget();
  const { examples, parts, partExample, partKind, partPlace, partSpeaker } = layout;
  return {
    examples,
    parts,
    partExample,
    partKind,
    partPlace,
    partSpeaker,
    get ids() {
      return idsOf(layout);
    },
    placesOf: (ids) => placesAmong(layout.idBytes, layout.examples, ids),
    columns: new Map(
      [...columns].map(([name, { column }]) => [
        name,
        kind && name.startsWith(SLICE)
          ? { ...column, unlooked: kind.column.unlooked }
          : name === TOPIC
            ? withTopicNames(column, names)
            : column,
      ]),
    ),
    known: new Map(facts.map((fact) => [fact.name, (kind && isSlice(fact) ? kind : columns.get(fact.name)!).known])),
  };
}

const TOPIC = "topic";
const isSlice = ({ name }: FactDefinition) => name.startsWith(SLICE);

/** What people call the topics that examples are told by. */
async function topicNames(
  client: pg.PoolClient,
  projectId: string,
  current: readonly CurrentMaker[],
): Promise<TopicName[]> {
  const setting = topicSettingOf(current.find(({ maker }) => maker === "topic")?.parameters);
  if (!setting) return [];
  const { rows } = await client.query<{ names: unknown }>(
    "SELECT names FROM topic_model WHERE project_id = $1 AND hash = $2",
    [projectId, setting.model],
  );
  return rows[0] ? topicNamesOf(rows[0].names) : [];
}

/** Which examples there are; batches that are as they were are not read again. */
async function readLayout(client: pg.PoolClient, projectId: string): Promise<KeptLayout> {
  const { columns: row, length } = await copyColumns(
    client,
    statement`SELECT examples, parts, revision FROM fact_batch WHERE project_id = ${projectId}::uuid ORDER BY number`,
    { examples: "int", parts: "int", revision: "number" },
  );
  const batches: Batch[] = [];
  let [examples, parts] = [0, 0];
  for (let k = 0; k < length; k++) {
    const own = { examples: row.examples[k]!, parts: row.parts[k]!, revision: row.revision[k]! };
    batches.push({ ...own, example: examples, part: parts });
    examples += own.examples;
    parts += own.parts;
  }
  const before = kept.layout(projectId);
  const same = unchanged(
    batches.map(({ revision }) => revision),
    before?.batches.map(({ revision }) => revision) ?? [],
  );
  if (before && same === batches.length && same === before.batches.length) return before;
  const bytes = await readBytes(
    client,
    statement`SELECT number, layout FROM fact_batch WHERE project_id = ${projectId}::uuid AND number > ${same}::int ORDER BY number`,
  );
  return kept.keepLayout(projectId, { batches, examples, parts, same, before }, (k) => bytes.get(k + 1)!);
}

interface ColumnQuestion {
  projectId: string;
  fact: FactDefinition;
  current: readonly CurrentMaker[];
  layout: KeptLayout;
}

async function readColumn(
  client: pg.PoolClient,
  { projectId, fact, current, layout }: ColumnQuestion,
): Promise<KeptColumn> {
  const { batches } = layout;
  const where = statement`c.project_id = ${projectId}::uuid AND c.fact = ${fact.name} AND ${currentColumns(current)}`;
  const stamps = await copyColumns(
    client,
    statement`SELECT c.batch, c.revision, c.failed FROM fact_column c WHERE ${where} ORDER BY c.batch`,
    { batch: "int", revision: "number", failed: "int" },
  );
  const revisions = Float64Array.from(batches, ({ revision }) => -revision);
  const isWhole = new Uint8Array(batches.length);
  let known = 0;
  for (let k = 0; k < stamps.length; k++) {
    const batch = stamps.columns.batch[k]! - 1;
    revisions[batch] = stamps.columns.revision[k]!;
    isWhole[batch] = Number(stamps.columns.failed[k] === 0);
    known += batches[batch]!.examples - stamps.columns.failed[k]!;
  }
  const before = kept.column(projectId, fact.name);
  // A batch that was laid out anew has lost its columns, and those that were made for it have another revision.
  const same = unchanged(revisions, before?.revisions ?? []);
  if (before && same === batches.length && same === before.revisions.length) return before;
  const bytes = await readBytes(
    client,
    statement`SELECT c.batch, c.bytes FROM fact_column c WHERE ${where} AND c.batch > ${same}::int ORDER BY c.batch`,
  );
  const length = fact.on === "example" ? layout.examples : layout.parts;
  const [from, size] = fact.on === "example" ? (["example", "examples"] as const) : (["part", "parts"] as const);
  const assembly = assemble(fact.kind, length);
  if (before && same > 0) assembly.put(before.column, 0, batches[same]?.[from] ?? length);
  for (const [number, stored] of bytes) {
    const batch = batches[number - 1]!;
    assembly.put(decodeColumn(fact.kind, stored, batch[size]), batch[from], batch[size]);
  }
  const unlooked = isWhole.includes(0) ? new Uint8Array(length) : undefined;
  if (unlooked)
    for (const [k, batch] of batches.entries())
      if (isWhole[k] === 0) unlooked.fill(1, batch[from], batch[from] + batch[size]);
  const column = { ...assembly.finish(), ...(unlooked && { unlooked }) };
  return kept.keepColumn(projectId, fact.name, { revisions, known, column });
}

/** Bytes by the number of their batch, in its order. */
async function readBytes(client: pg.PoolClient, statement: Statement): Promise<Map<number, Uint8Array>> {
  const { length, columns, dictionaries } = await copyColumns(client, statement, {
    batch: "int",
    bytes: { of: "bytes" },
  });
  const entries = new Dictionary(dictionaries.bytes);
  return new Map(Array.from({ length }, (_, k) => [columns.batch[k]!, entries.entry(columns.bytes[k]!)]));
}
