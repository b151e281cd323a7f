import { type HeatCell, HeatMap, type HeatMapProps } from "@/components/charts/heat-map";
import { writeValue } from "@/components/estimate/estimate-words";
import { MixedVersions } from "@/components/estimate/mixed-versions";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import { seriate } from "@/lib/core/agreement/seriation";
import type { Rater } from "@/lib/measure/raters";
import { type AllPairs, LeastAgreeing } from "./least-agreeing";

/** How far two people agree on the examples that both labelled. */
export interface ComparedPair {
  first: Rater;
  second: Rater;
  items: number;
  /** null where it is undefined, for the reason that `beside` gives. */
  value: number | null;
  /** What else is known of the two, in words. */
  beside: string;
}

interface PairMapProps {
  pairs: readonly ComparedPair[];
  versions: readonly VersionStamp[];
  /** What is measured, as a sentence begins with it and as a column is headed. */
  measure: { name: string; of: string; scale: HeatMapProps["scale"] };
  /** Where the examples are on which two people differ. */
  href: (one: string, other: string) => string;
  /** Where all pairs can be had. */
  all: AllPairs;
}

const FEWEST_ITEMS = 10;
const MOST_DRAWN = 40;
const LISTED = 20;
const QUESTION = "Who agrees with whom?";

/** Who agrees with whom: drawn as a map, of many people as a list of those who agree least. */
export function PairMap(props: PairMapProps) {
  const people = [...new Map(props.pairs.flatMap(({ first, second }) => [first, second]).map((one) => [one.id, one]))];
  const named = people.map(([, person]) => person).sort((a, b) => a.name.localeCompare(b.name));
  return named.length > MOST_DRAWN ? (
    <LeastAgreeing
      {...leastOf(props)}
      all={props.all}
      people={named.length}
      fewestItems={FEWEST_ITEMS}
      mostDrawn={MOST_DRAWN}
      measure={props.measure}
      versions={props.versions}
    />
  ) : (
    <Drawn {...props} named={named} />
  );
}

function Drawn({ pairs, versions, measure, href, named }: PairMapProps & { named: Rater[] }) {
  const byPair = new Map(
    pairs.flatMap((pair) => [
      [`${pair.first.id} ${pair.second.id}`, pair] as const,
      [`${pair.second.id} ${pair.first.id}`, pair] as const,
    ]),
  );
  const alike = (one: number, other: number) => {
    const pair = byPair.get(`${named[one]!.id} ${named[other]!.id}`);
    return pair && pair.items >= FEWEST_ITEMS ? pair.value : null;
  };
  const ordered = seriate(named.length, alike).map((place) => named[place]!);
  return (
    <HeatMap
      question={QUESTION}
      caption={
        <>
          {measure.name} of each two people {measure.of}; fewer than {FEWEST_ITEMS} common examples are not compared.
          Those who agree stand side by side; a figure leads to what the two differ on.{" "}
          <MixedVersions versions={versions} />
        </>
      }
      rowName="Annotator"
      columnName="annotator"
      scale={measure.scale}
      strongest={1}
      rows={ordered.map(({ name }) => name)}
      columns={ordered.map(({ name }) => name)}
      cells={ordered.map((one) =>
        ordered.map((other) => cell(one, other, byPair.get(`${one.id} ${other.id}`), measure.name, href)),
      )}
    />
  );
}

function cell(
  { id, name: one }: Rater,
  { id: otherId, name: other }: Rater,
  pair: ComparedPair | undefined,
  measure: string,
  href: PairMapProps["href"],
): HeatCell {
  if (id === otherId) return { value: null, text: "", title: `${one} with themself: not compared` };
  if (!pair) return { value: null, text: "–", title: `${one} and ${other} have no example in common` };
  const common = `${pair.items} examples in common, ${pair.beside}`;
  if (pair.items < FEWEST_ITEMS)
    return { value: null, text: `n ${pair.items}`, title: `${one} and ${other}: ${common}; too few to compare` };
  if (pair.value === null)
    return { value: null, text: "–", title: `${one} and ${other}: ${common}; ${measure} is undefined` };
  return {
    value: pair.value,
    text: writeValue(pair.value),
    title: `${one} and ${other}: ${measure} ${writeValue(pair.value)}, ${common}`,
    href: href(id, otherId),
  };
}

/** The compared pairs that agree least. */
function leastOf({ pairs, href }: Pick<PairMapProps, "pairs" | "href">) {
  const compared = pairs.filter(({ items, value }) => items >= FEWEST_ITEMS && value !== null);
  const rows = compared
    .toSorted((a, b) => a.value! - b.value!)
    .slice(0, LISTED)
    .map(({ first, second, value, ...pair }) => ({
      ...pair,
      first: first.name,
      second: second.name,
      value: value!,
      href: href(first.id, second.id),
    }));
  return { rows, compared: compared.length };
}
