import type { RecordEvent } from "@/lib/formats/record";

const MOST_RECORDS = 1000;
const MOST_CHARACTERS = 1_000_000;

/** The first records of a file, about a megabyte of them at most, and all of its events from the first again. */
export async function peekRecords(
  events: AsyncIterable<RecordEvent>,
): Promise<{ head: unknown[]; events: AsyncIterable<RecordEvent> }> {
  const iterator = events[Symbol.asyncIterator]();
  const seen: RecordEvent[] = [];
  const head: unknown[] = [];
  let characters = 0;
  while (seen.length < MOST_RECORDS && characters < MOST_CHARACTERS) {
    const next = await iterator.next();
    if (next.done) break;
    seen.push(next.value);
    if (!("value" in next.value)) continue;
    head.push(next.value.value);
    characters += JSON.stringify(next.value.value).length;
  }
  return { head, events: continued(seen, iterator) };
}

async function* continued(
  seen: readonly RecordEvent[],
  iterator: AsyncIterator<RecordEvent>,
): AsyncGenerator<RecordEvent> {
  try {
    yield* seen;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}
