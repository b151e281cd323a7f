import { type Detection, detectFormat, type FileHead } from "@/lib/formats/detect";
import { openRecords } from "@/lib/formats/open-records";
import { peek } from "@/lib/formats/peek";
import type { RecordEvent } from "@/lib/formats/record";
import type { TableOptions } from "./columns";

interface FileHints {
  fileName?: string;
  /** The user's word on how a table is to be read; wins over what was detected. */
  table?: TableOptions;
}

/** How a file holds its records, by its head and the user's word; why it cannot be read where it cannot. */
export function containerOf(file: FileHead, table: TableOptions | undefined): Detection {
  return detectFormat({ ...file, table });
}

/** The records of a file in whatever container it comes. A file that cannot be read gives one error in its first line. */
export async function* openContainer(
  source: AsyncIterable<Uint8Array>,
  { fileName, table }: FileHints,
): AsyncGenerator<RecordEvent> {
  const file = await peek(source);
  const container = containerOf({ ...file, fileName }, table);
  if (container.ok) yield* openRecords(file.source, container);
  else yield { line: 1, error: { code: container.code, message: container.message } };
}
