import { isRecord } from "@/lib/formats/fields";
import type { FileBytes } from "@/lib/formats/file-bytes";
import { textProblem } from "@/lib/formats/storable";
import type { ImportEvent } from "@/lib/import/import-event";
import { openContainer } from "@/lib/import/open-container";
import { examplesOf } from "@/lib/import/read-examples";
import { askedBy } from "./texts";

/** What a record of a benchmark asks, and its id where it has one. */
export interface BenchmarkRecord {
  /** The line it stands in, or the next number where that has one already, as when all stand in one line. */
  number: number;
  id: string | undefined;
  text: string;
}

/** Names under which benchmarks keep what they ask, where they say nothing else that an import knows. */
const ASKED = ["prompt", "question", "instruction", "problem", "query", "input"];

/** The records of a file in any form that is imported, and those that hold a prompt alone, which an import would refuse. */
export async function* benchmarkRecords(
  file: FileBytes,
  fileName: string | undefined,
): AsyncGenerator<ImportEvent<BenchmarkRecord>> {
  let number = 0;
  for await (const event of openContainer(file, { fileName })) {
    // The outputs of several models in one record have one prompt.
    const [read] = examplesOf(event, {});
    if (!read) continue;
    const { line, row } = read;
    const alone = "error" in read && "value" in event ? promptAlone(event.value) : null;
    number = Math.max(line, number + 1);
    if (alone) yield { line, row, value: { number, ...alone } };
    else if ("error" in read) yield { line, row, error: read.error };
    else yield { line, row, value: { number, id: read.value.id, text: askedBy(read.value) } };
  }
}

function promptAlone(record: unknown): Omit<BenchmarkRecord, "number"> | null {
  if (!isRecord(record)) return null;
  const asked = ASKED.filter((name) => typeof record[name] === "string");
  const text = asked.length === 1 ? String(record[asked[0]!]) : "";
  if (text.trim() === "" || textProblem(text) !== null) return null;
  return { id: typeof record.id === "string" ? record.id : undefined, text };
}
