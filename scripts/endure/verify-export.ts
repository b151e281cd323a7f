import { parse } from "csv-parse/sync";
import type { ApiClient } from "./api-client";
import { type Finding, finding } from "./findings";
import type { Acknowledged } from "./journal";

/** Holds the export of the API against what the clients were told: each answer in it once. */
export async function verifyExport(
  lead: ApiClient,
  projectId: string,
  acknowledged: readonly Acknowledged[],
): Promise<Finding> {
  const { status, body } = await lead.insist("GET", `/projects/${projectId}/export?format=long-csv`);
  if (status !== 200) throw new Error(`The export was answered ${status}`);
  const rows: { example: string; annotator: string; criterion: string; value: string }[] = parse(String(body), {
    columns: true,
  });
  const answer = (example: string, annotator: string, criterion: string, value: unknown) =>
    [example, annotator, criterion, value].join(" ");
  const exported = count(rows.map((row) => answer(row.example, row.annotator, row.criterion, row.value)));
  const told = count(
    acknowledged.flatMap(({ example, annotator, answers }) =>
      Object.entries(answers).map(([criterion, value]) => answer(example, annotator, criterion, value)),
    ),
  );
  const wrong = [...new Set([...exported.keys(), ...told.keys()])].filter(
    (one) => exported.get(one) !== 1 || told.get(one) !== 1,
  );
  return finding(
    "every acknowledged submit is in the export once, and nothing else is",
    wrong.map((one) => `${one}: acknowledged ${told.get(one) ?? 0}, exported ${exported.get(one) ?? 0} times`),
  );
}

function count(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
