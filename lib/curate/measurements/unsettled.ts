import type { WholeMeasurement } from "./queries";
import { isUnsettled } from "./truth";

/** The examples of a measurement that somebody has to settle, or had to, with who said what; without what they were drawn for. */
export function unsettledOf({ read, plan, readers }: WholeMeasurement) {
  const nameOf = (id: string) => readers.find(({ readerId }) => readerId === id)?.reader ?? null;
  return read.flatMap(({ position, id, example, excerpt, settled, answers }) => {
    const verdicts = answers.map(({ verdict }) => verdict);
    if (!isUnsettled(verdicts, plan.each)) return [];
    const said = answers.map(({ readerId, verdict, note }) => ({ reader: nameOf(readerId), verdict, note }));
    return [{ position, id, example, excerpt, settled, answers: said }];
  });
}
