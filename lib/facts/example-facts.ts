import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { factNamed, ORIGIN_FACTS } from "@/lib/core/facts/catalogue";
import {
  type FactColumn,
  type FactDefinition,
  type FactSpan,
  PART_KINDS,
  type PartKind,
  SPEAKERS,
  type Speaker,
} from "@/lib/core/facts/fact";
import { replica } from "@/lib/server/db";
import { decodeColumn, valueAt } from "./column-bytes";
import { type CurrentMaker, currentMakers } from "./current-makers";
import { isCurrent } from "./is-current";
import { decodeIds, decodeParts } from "./layout-bytes";
import { topicSettingOf } from "./maker-settings";
import { MAKERS } from "./makers";
import { makersOf } from "./plan-batches";
import { type TopicName, topicNamesOf, withTopicNames } from "./topic-names";

/** One fact of an example or part. */
export interface FoundFact {
  name: string;
  /** Whether it was looked for, and that did not fail. */
  known: boolean;
  /** A hash in hexadecimal digits; null where the example has none, or it is not known. */
  value: number | boolean | string | readonly FactSpan[] | null;
}

export interface PartFacts {
  kind: PartKind;
  place: number;
  speaker: Speaker | null;
  facts: FoundFact[];
}

/** What is known of one example, whole and part by part. */
export interface ExampleFacts {
  whole: FoundFact[];
  /** None while the example has not been laid out. */
  parts: PartFacts[];
}

/** The facts of one example as the makers' current versions found them, in the order of the catalogue; its slices last. */
export async function factsOfExample(
  { projectId }: ProjectScope<"resolve:read" | "examples:read">,
  exampleId: string,
): Promise<ExampleFacts> {
  const current = currentMakers(await makersOf(projectId));
  const definitions: FactDefinition[] = [
    ...ORIGIN_FACTS,
    ...MAKERS.filter(({ name }) => current.some(({ maker }) => maker === name)).flatMap(
      ({ facts }: { facts: readonly FactDefinition[] }) => facts,
    ),
  ];
  const [batch] = await replica().$queryRaw<{ number: number; examples: number; parts: number; layout: Uint8Array }[]>`
    SELECT b.number, b.examples, b.parts, b.layout FROM fact_batch b
    WHERE b.project_id = ${projectId}::uuid AND b.last_sequence >= (SELECT e.sequence FROM example e WHERE e.project_id = ${projectId}::uuid AND e.id = ${exampleId}::uuid)
    ORDER BY b.last_sequence LIMIT 1`;
  const unknown = (on: FactDefinition["on"]) =>
    definitions.filter((fact) => fact.on === on).map(({ name }) => ({ name, known: false, value: null }));
  if (!batch) return { whole: unknown("example"), parts: [] };
  const row = decodeIds(batch.layout, batch.examples).indexOf(exampleId);
  if (row < 0) return { whole: unknown("example"), parts: [] };
  const columns = await columnsOf(projectId, batch, current);
  const topic = columns.get("topic");
  if (topic) topic.column = withTopicNames(topic.column, await topicNames(projectId, current));
  const slices = [...columns.keys()].filter((name) => name.startsWith("slice.")).map((name) => factNamed(name)!);
  const parts = decodeParts(batch.layout, batch.examples, batch.parts);
  const found = (on: FactDefinition["on"], at: number) =>
    [...definitions, ...slices]
      .filter((fact) => fact.on === on)
      .map((fact) => foundIn(columns.get(fact.name), fact.name, at));
  const own = [...parts.partExample.keys()].filter((part) => parts.partExample[part] === row);
  return {
    whole: found("example", row),
    parts: own.map((part) => ({
      kind: PART_KINDS[parts.partKind[part]!]!,
      place: parts.partPlace[part]!,
      speaker: SPEAKERS[parts.partSpeaker[part]!] ?? null,
      facts: found("part", part),
    })),
  };
}

async function topicNames(projectId: string, current: readonly CurrentMaker[]): Promise<TopicName[]> {
  const setting = topicSettingOf(current.find(({ maker }) => maker === "topic")?.parameters);
  if (!setting) return [];
  const where = { projectId, hash: setting.model };
  const row = await replica().topicModel.findFirst({ where, select: { names: true } });
  return row ? topicNamesOf(row.names) : [];
}

interface Stored {
  column: FactColumn;
  /** Whether its maker failed on some example of the batch. */
  hasFailed: boolean;
}

async function columnsOf(
  projectId: string,
  { number, examples, parts }: { number: number; examples: number; parts: number },
  current: readonly CurrentMaker[],
): Promise<Map<string, Stored>> {
  const rows = await replica().$queryRaw<{ fact: string; failed: number; bytes: Uint8Array }[]>`
    SELECT c.fact, c.failed, c.bytes FROM fact_column c
    WHERE c.project_id = ${projectId}::uuid AND c.batch = ${number}::int AND ${isCurrent(current)}`;
  return new Map(
    rows.flatMap(({ fact: name, failed, bytes }) => {
      const fact = factNamed(name);
      if (!fact) return [];
      const length = fact.on === "example" ? examples : parts;
      return [[name, { column: decodeColumn(fact.kind, bytes, length), hasFailed: failed > 0 }]];
    }),
  );
}

function foundIn(stored: Stored | undefined, name: string, at: number): FoundFact {
  if (!stored) return { name, known: false, value: null };
  const value = valueAt(stored.column, at);
  const isBigint = typeof value === "bigint";
  return {
    name,
    // Where its maker failed, a missing value is one that is not known.
    known: value !== null || !stored.hasFailed,
    value: isBigint ? value.toString(16).padStart(16, "0") : value,
  };
}
