import { ORIGIN_FACTS } from "@/lib/core/facts/catalogue";
import type { FactValue, FactValueKind } from "@/lib/core/facts/fact";
import type { Provenance } from "@/lib/formats/example";

/** An example as it is stored. */
export interface ExampleRow {
  id: string;
  externalId: string;
  kind: string;
  content: Record<string, unknown>;
  slices: Record<string, string | number | boolean>;
  provenance: Provenance;
  importJobId: string | null;
  /** The day of its arrival in UTC: 2026-11-30. */
  day: string;
}

/** Who says where an example comes from: from its row, and not from its text. */
export const ORIGIN = { name: "origin", version: 2 } as const;

/** The facts that it makes of some examples: those of every example, and one for each slice that one of these is in. */
export function originFactsOf(rows: readonly ExampleRow[]): { name: string; kind: FactValueKind }[] {
  const slices = new Set(rows.flatMap(({ slices }) => Object.keys(slices)));
  return [
    ...ORIGIN_FACTS.map(({ name, kind }) => ({ name, kind })),
    ...[...slices].sort().map((slice) => ({ name: `slice.${slice}`, kind: "word" as const })),
  ];
}

export function originOf(example: ExampleRow): Map<string, FactValue> {
  const { source, licence, origin, model } = example.provenance;
  const filled = (text: string | undefined) => (text?.trim() ? text : null);
  return new Map<string, FactValue>([
    ["kind", example.kind],
    ["source", filled(source)],
    ["licence", filled(licence)],
    ["origin", origin ?? null],
    ["model", example.kind === "preference" ? null : filled(model)],
    ["import", example.importJobId],
    ["day", example.day],
    ["week", mondayOf(example.day)],
    ...Object.entries(example.slices).map(([name, value]): [string, FactValue] => [`slice.${name}`, String(value)]),
  ]);
}

function mondayOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}
