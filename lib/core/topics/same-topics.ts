import type { Centre, TopicModel } from "./model";

/** From this cosine of their centres on, two topics are the same one. */
const SAME = 0.5;

/**
 * Which topics of one search another search found again, by their names: of each two the centres are at a cosine of .5 at least, and each is
 * nearer to the other than any other topic is. Words of different vocabularies are matched by their stems.
 */
export function sameTopics(before: TopicModel, after: TopicModel): Map<string, string> {
  const cosines = before.topics.map((one) => {
    const own = weightsOf(one.centre, before.stems);
    return after.topics.map((other) => cosineOf(own, other.centre, after.stems));
  });
  const nearest = (values: readonly number[]) => values.indexOf(Math.max(...values));
  const same = new Map<string, string>();
  for (const [a, own] of cosines.entries()) {
    const b = nearest(own);
    if (b < 0 || own[b]! < SAME || nearest(cosines.map((row) => row[b]!)) !== a) continue;
    same.set(before.topics[a]!.name, after.topics[b]!.name);
  }
  return same;
}

function weightsOf({ stems: places, weights }: Centre, stems: readonly string[]): Map<string, number> {
  return new Map(places.map((place, at) => [stems[place]!, weights[at]!]));
}

/** Of centres at length 1. */
function cosineOf(
  own: ReadonlyMap<string, number>,
  { stems: places, weights }: Centre,
  stems: readonly string[],
): number {
  return places.reduce((sum, place, at) => sum + (own.get(stems[place]!) ?? 0) * weights[at]!, 0);
}
