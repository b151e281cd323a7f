import type { FileBytes } from "@/lib/formats/file-bytes";
import type { RecordEvent } from "@/lib/formats/record";
import type { Criterion } from "@/lib/guideline/schema";
import type { AnnotationRow } from "./annotation-row";
import { type ExampleReader, exampleReader, type ReadRecord } from "./example-reader";
import type { ImportEvent } from "./import-event";
import { openContainer } from "./open-container";
import { peekRecords } from "./peek-records";
import { type LabelReader, labelReader } from "./read-labels";
import type { ImportAnnotationsOptions, ImportExamplesOptions } from "./schema";

/** A file as it is imported: all that it holds, or why it is not imported at all. */
type OpenedFile<Item> = { refused: string } | { events: AsyncIterable<ImportEvent<Item>>; remark: () => string | null };

type FileOptions<Options> = Partial<Options> & { fileName?: string | undefined };

/** A file of examples. Its first records decide how it is read, and a mapping that names what they do not have is refused. */
export async function openExamples(
  file: FileBytes,
  options: FileOptions<ImportExamplesOptions>,
  criteria: readonly Criterion[],
): Promise<OpenedFile<ReadRecord>> {
  const { fileName, mapping } = options;
  const { head, events } = await peekRecords(openContainer(file, { fileName, table: mapping?.table }));
  return opened(events, exampleReader(head, options, criteria));
}

/** The same of a file of labels. */
export async function openLabels(
  file: FileBytes,
  { fileName, mapping }: Pick<ImportAnnotationsOptions, "mapping"> & { fileName?: string | undefined },
  criteria: readonly Criterion[],
): Promise<OpenedFile<AnnotationRow>> {
  const { head, events } = await peekRecords(openContainer(file, { fileName, table: mapping.table }));
  const reader = labelReader(head, mapping, criteria);
  return opened(events, { ...reader, remark: reader.problem });
}

type Reader<Item> = Pick<ExampleReader & LabelReader, "problem"> & {
  remark: () => string | null;
  read: (event: RecordEvent) => ImportEvent<Item>[];
};

function opened<Item>(events: AsyncIterable<RecordEvent>, { problem, remark, read }: Reader<Item>): OpenedFile<Item> {
  const refused = problem();
  return refused === null ? { events: each(events, read), remark } : { refused };
}

async function* each<Item>(
  events: AsyncIterable<RecordEvent>,
  read: (event: RecordEvent) => ImportEvent<Item>[],
): AsyncGenerator<ImportEvent<Item>> {
  for await (const event of events) yield* read(event);
}
