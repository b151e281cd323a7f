import { cleanExample } from "@/lib/clean/clean-example";
import type { CleaningId } from "@/lib/clean/operation-ids";
import { type ChangedText, changedTexts } from "./changed-texts";
import { exampleOf, type StoredParent } from "./derive-child";

/** An example that an operation would change. */
export interface ChangedExample {
  id: string;
  externalId: string;
  texts: ChangedText[];
}

export interface OperationPreview {
  operation: CleaningId;
  /** How many examples it changes, done alone. */
  changed: number;
  examples: ChangedExample[];
}

export interface SamplePreview {
  /** How many examples were looked at, and how many of them all operations together change. */
  examples: number;
  changed: number;
  /** Of these that do not settle, and so stay as they are. */
  unsettled: number;
  operations: OperationPreview[];
}

const SHOWN = 5;
const TEXTS_SHOWN = 3;

/** What operations would do to examples, each alone and all together. For a thread. */
export function previewOf({
  examples,
  operations,
}: {
  examples: readonly StoredParent[];
  operations: readonly CleaningId[];
}): SamplePreview {
  const alone = new Map(
    operations.map((operation): [CleaningId, OperationPreview] => [operation, { operation, changed: 0, examples: [] }]),
  );
  let [changed, unsettled] = [0, 0];
  for (const stored of examples) {
    const given = exampleOf(stored);
    const together = cleanExample(given, operations);
    if (!together) unsettled++;
    else if (together.operations.length > 0) changed++;
    for (const [operation, seen] of alone) {
      const cleaned = cleanExample(given, [operation]);
      if (!cleaned || cleaned.operations.length === 0) continue;
      seen.changed++;
      if (seen.examples.length >= SHOWN) continue;
      const { id, externalId } = stored;
      seen.examples.push({ id, externalId, texts: changedTexts(given, cleaned.example, TEXTS_SHOWN) });
    }
  }
  return { examples: examples.length, changed, unsettled, operations: [...alone.values()] };
}
