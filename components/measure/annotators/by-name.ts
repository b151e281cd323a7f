import type { Estimate } from "@/lib/core/estimate";
import type { Annotator } from "@/lib/measure/annotators/people";

export interface Estimated {
  annotator: Annotator;
  estimate: Estimate;
}

/** An estimate of each person by name, of those who have one. */
export type Named = <One extends { id: string }>(
  people: readonly One[],
  of: (one: One) => Estimate | null,
) => Estimated[];

export function byName(annotators: readonly Annotator[]): Named {
  const known = new Map(annotators.map((annotator) => [annotator.id, annotator]));
  return (people, of) =>
    people.flatMap((one) => {
      const [annotator, estimate] = [known.get(one.id), of(one)];
      return annotator && estimate ? [{ annotator, estimate }] : [];
    });
}
