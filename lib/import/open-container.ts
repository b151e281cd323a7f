import type { z } from "zod";
import { detectFormat } from "@/lib/formats/detect";
import { openRecords } from "@/lib/formats/open-records";
import { peek } from "@/lib/formats/peek";
import type { RecordEvent } from "@/lib/formats/record";
import type { tableSchema } from "./columns";

interface FileHints {
  fileName?: string;
  /** The user's word on how a table is to be read; wins over what was detected. */
  table?: z.infer<typeof tableSchema>;
}

/** The records of a file in whatever container it comes. A file that cannot be read gives one error in its first line. */
export async function* openContainer(
  source: AsyncIterable<Uint8Array>,
  { fileName, table }: FileHints,
): AsyncGenerator<RecordEvent> {
  const file = await peek(source);
  const detected = detectFormat({ ...file, fileName });
  if (table?.delimiter || table?.header !== undefined) {
    const own =
      detected.ok && detected.container === "csv"
        ? detected
        : { container: "csv" as const, delimiter: "," as const, header: true };
    yield* openRecords(file.source, {
      ...own,
      delimiter: table.delimiter ?? own.delimiter,
      header: table.header ?? own.header,
    });
  } else if (detected.ok) {
    yield* openRecords(file.source, detected);
  } else {
    yield { line: 1, error: { code: detected.code, message: detected.message } };
  }
}
