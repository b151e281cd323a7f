import type { ReadingPass, WholeReading } from "./queries";

/** One's own pass and, unless one is still reading the same, those of the others that have ended. */
export function shownPasses(passes: readonly ReadingPass[], userId: string) {
  const own = passes.find(({ readerId }) => readerId === userId);
  const isReading = own !== undefined && own.endedAt === null;
  return { own, shown: passes.filter((pass) => pass === own || (!isReading && pass.endedAt !== null)) };
}

/** What somebody may see of a reading: the passes that are shown to them, with the notes of these. */
export function forViewer({ passes, findings, examples }: WholeReading, userId: string) {
  const { own, shown } = shownPasses(passes, userId);
  const readers = new Map(shown.map(({ readerId, reader }) => [readerId, reader]));
  const notes = findings.flatMap(({ readerId, position, note, lacking }) => {
    const { id, example, excluded } = examples[position - 1]!;
    if (note.trim() === "" || !readers.has(readerId)) return [];
    return [{ position, exampleId: id, example, excluded, lacking, note, reader: readers.get(readerId) ?? null }];
  });
  return { own, shown, notes };
}
