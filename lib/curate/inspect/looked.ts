import { factNamed } from "@/lib/core/facts/catalogue";
import { type FactCondition, type FactConditions, factsAsked } from "@/lib/core/facts/condition";
import { readCondition } from "@/lib/core/facts/condition-text";
import type { FactTable } from "@/lib/core/facts/fact";
import { flaggedBy, meetingAll } from "@/lib/core/facts/flagged";

import { type PartChoice, partsHeld, readPart, writePart } from "@/lib/core/facts/place";
import { type ReadFacts, readFacts } from "@/lib/facts/read-facts";
import { Dictionary } from "@/lib/server/columns/dictionary";
import { readColumns, type Statement } from "@/lib/server/columns/read-columns";
import { type GroupsOfLabels, membersOf } from "./label-members";
import type { Look } from "./schema";

/** What a look at facts is about, for a thread. */
export interface LookQuestion extends Pick<Look, "where" | "part"> {
  projectId: string;
  /** Only examples of which a check says so: `PASSED`, `FLAGGED` or `UNKNOWN`. */
  flagged?: FactConditions & { as: number };
  /** Only examples with labels; of one group, where it is named. */
  labelled?: GroupsOfLabels & { of?: string };
  /** The copies among the examples, which are one unit of intervals; see `copiesStatement`. */
  copies?: Statement;
}

/** Facts as they were read, and which of the examples are looked at. */
export interface Looked {
  table: ReadFacts;
  /** 1 for each that meets the conditions; absent where there are none. */
  among: Uint8Array | undefined;
  matching: number;
  parts: HeldPart[];
  /** The parts that were asked for, or those that facts are usually about. */
  part: PartChoice | undefined;
  partName: string | null;
}

/** Parts that examples have, and how many there are of them. */
export interface HeldPart {
  part: string;
  parts: number;
}

/** What people look at first, where it is there. */
const USUAL = ["response", "text", "prompt", "turn"];

/** Reads facts, and those that the conditions name. */
export async function lookAt(
  { projectId, where = [], part, flagged, labelled, copies }: LookQuestion,
  names: readonly string[],
): Promise<Looked> {
  const conditions = conditionsOf(where);
  const table = await readFacts(projectId, [
    ...names,
    ...factsAsked([...conditions, ...(flagged?.conditions ?? [])]).filter((name) => factNamed(name)),
  ]);
  if (copies) table.unitOf = await readUnitsOf(copies, table);
  const held = partsHeld(table).map(({ part, parts }) => ({ part: writePart(part), parts }));
  const usual = USUAL.find((name) => held.some((one) => one.part === name));
  const chosen = part ?? usual ?? null;
  const met = conditions.length > 0 ? meetingAll(table, conditions) : undefined;
  const said = flagged && flaggedBy(table, flagged).examples.map((flag) => Number(flag === flagged.as));
  const checked = said ? both(table, met, said) : met;
  const among = labelled ? both(table, checked, await labelledAmong(table, labelled)) : checked;
  return {
    table,
    among,
    matching: among ? countOf(among) : table.examples,
    parts: held,
    part: readPart(chosen ?? ""),
    partName: chosen,
  };
}

async function labelledAmong({ ids }: ReadFacts, { of, ...groups }: NonNullable<LookQuestion["labelled"]>) {
  const members = await membersOf(groups, ids);
  const among = new Uint8Array(ids.length);
  for (const [group, places] of members)
    if (of === undefined || group === of) for (const place of places) among[place] = 1;
  return among;
}

const COPIES_SPEC = { item: { of: "items" }, kept: { of: "kept" }, isKept: "flag" } as const;

/** By example the unit that it makes with its copies, -1 for one without; undefined where none has any. */
async function readUnitsOf(copies: Statement, facts: ReadFacts): Promise<Int32Array | undefined> {
  const { columns, dictionaries, length } = await readColumns(copies, COPIES_SPEC);
  if (length === 0) return undefined;
  const places = facts.placesOf(new Dictionary(dictionaries.items).uuids());
  const unitOf = new Int32Array(facts.examples).fill(-1);
  for (let k = 0; k < length; k++) {
    const place = places[columns.item[k]!]!;
    if (place >= 0) unitOf[place] = columns.kept[k]!;
  }
  return unitOf;
}

export function conditionsOf(where: readonly string[]): FactCondition[] {
  return where.flatMap((text) => readCondition(text) ?? []);
}

export function countOf(among: Uint8Array): number {
  return among.reduce((sum, one) => sum + one, 0);
}

/** The examples at which both are 1. */
export function both(table: FactTable, first: Uint8Array | undefined, second: Uint8Array): Uint8Array {
  return first ? Uint8Array.from({ length: table.examples }, (_, k) => first[k]! & second[k]!) : second;
}
