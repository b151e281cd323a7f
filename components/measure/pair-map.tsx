import { type HeatCell, HeatMap } from "@/components/charts/heat-map";
import { writeValue } from "@/components/estimate/estimate-words";
import { MixedVersions } from "@/components/estimate/mixed-versions";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import { seriate } from "@/lib/core/agreement/seriation";
import type { NamedPair } from "@/lib/measure/queries";

type Person = NamedPair["first"];

const FEWEST_ITEMS = 10;
const MOST_PEOPLE = 40;

interface PairMapProps {
  pairs: readonly NamedPair[];
  versions: readonly VersionStamp[];
  /** Where the examples are on which two people differ. */
  href: (one: string, other: string) => string;
}

/** Who agrees with whom. Pairs with fewer than ten common examples say so instead of giving a figure. */
export function PairMap({ pairs, versions, href }: PairMapProps) {
  const people = [
    ...new Map(pairs.flatMap(({ first, second }) => [first, second]).map((person) => [person.id, person])).values(),
  ];
  if (people.length > MOST_PEOPLE) {
    return (
      <p className="text-muted">
        {people.length} people make too many pairs to draw. Ask the API for them, or choose some people.
      </p>
    );
  }
  const named = people.sort((a, b) => a.name.localeCompare(b.name));
  const byPair = new Map(
    pairs.flatMap((pair) => [
      [`${pair.first.id} ${pair.second.id}`, pair] as const,
      [`${pair.second.id} ${pair.first.id}`, pair] as const,
    ]),
  );
  const alphaOf = (one: number, other: number) => {
    const pair = byPair.get(`${named[one]!.id} ${named[other]!.id}`);
    return pair && pair.items >= FEWEST_ITEMS ? pair.alpha : null;
  };
  const ordered = seriate(named.length, alphaOf).map((place) => named[place]!);
  return (
    <HeatMap
      question="Who agrees with whom?"
      caption={
        <>
          Alpha of each two people on the examples that both labelled; fewer than 10 common examples are not compared.
          Those who agree stand side by side; a figure leads to what the two differ on.{" "}
          <MixedVersions versions={versions} />
        </>
      }
      rowName="Annotator"
      columnName="annotator"
      scale="signed"
      strongest={1}
      rows={ordered.map(({ name }) => name)}
      columns={ordered.map(({ name }) => name)}
      cells={ordered.map((one) => ordered.map((other) => cell(one, other, byPair.get(`${one.id} ${other.id}`), href)))}
    />
  );
}

function cell(
  { id, name: one }: Person,
  { id: otherId, name: other }: Person,
  pair: NamedPair | undefined,
  href: PairMapProps["href"],
): HeatCell {
  if (id === otherId) return { value: null, text: "", title: `${one} with themself: not compared` };
  if (!pair) return { value: null, text: "–", title: `${one} and ${other} have no example in common` };
  const common = `${pair.items} examples in common, ${writeValue(pair.agreement, { percent: true })} equal answers${pair.kappa === null ? "" : `, kappa ${writeValue(pair.kappa)}`}`;
  if (pair.items < FEWEST_ITEMS)
    return { value: null, text: `n ${pair.items}`, title: `${one} and ${other}: ${common}; too few to compare` };
  if (pair.alpha === null)
    return { value: null, text: "–", title: `${one} and ${other}: ${common}; alpha is undefined, as nothing varies` };
  return {
    value: pair.alpha,
    text: writeValue(pair.alpha),
    title: `${one} and ${other}: alpha ${writeValue(pair.alpha)}, ${common}`,
    href: href(id, otherId),
  };
}
