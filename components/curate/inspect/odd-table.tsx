import { Estimate } from "@/components/estimate/estimate";
import { formatCount } from "@/components/ui/format";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { TextLink } from "@/components/ui/text-link";
import { NamedWords } from "@/components/words/named-words";
import { factNamed } from "@/lib/core/facts/catalogue";
import { having } from "@/lib/core/facts/condition";
import { writeCondition } from "@/lib/core/facts/condition-text";
import type { Odd } from "@/lib/core/facts/odd";
import { marked } from "@/lib/core/text/marked-names";
import type { OddIn } from "@/lib/curate/inspect/odd-in";
import type { WordNames } from "@/lib/guideline/checks/check-words";
import { amountWords } from "../amount-words";
import { factTitle, partWords, wordName } from "./fact-words";

interface OddTableProps {
  cut: string;
  found: OddIn;
  names: WordNames;
  /** The examples that pass conditions, under the look. */
  examplesHref: (conditions: readonly string[]) => string;
  factHref: (fact: string) => string;
}

/** What is odd in one value of a cut only, the largest differences first. */
export function OddTable({ cut, found, names, examplesHref, factHref }: OddTableProps) {
  const percent = { percent: true, digits: 1 } as const;
  const columns: readonly ListColumn<Odd>[] = [
    {
      label: factTitle(cut),
      cell: (odd) => <NamedWords className="font-medium">{wordName(names, cut, odd.in)}</NamedWords>,
    },
    {
      label: "What",
      cell: (odd) => (
        <TextLink href={factHref(odd.fact)}>
          <NamedWords>{whatWords(odd, names)}</NamedWords>
        </TextLink>
      ),
    },
    {
      label: "Of its examples",
      cell: (odd) => (
        <span className="flex flex-wrap items-center gap-2">
          <Estimate estimate={odd.own} format={percent} versions={[]} hide={["whisker", "n"]} />
          <TextLink href={examplesHref([writeCondition(having({ fact: cut }, "word", odd.in)), conditionOf(odd)])}>
            open
          </TextLink>
        </span>
      ),
    },
    {
      label: "Of all others",
      cell: (odd) => (
        <Estimate estimate={odd.rest} format={percent} versions={[]} hide={["whisker", "n", "interval"]} />
      ),
    },
    {
      label: "Difference",
      cell: (odd) => (
        <Estimate
          estimate={odd.difference}
          format={{ ...percent, signed: true }}
          versions={[]}
          hide={["whisker", "n"]}
        />
      ),
    },
  ];
  return (
    <div className="grid gap-2">
      {found.found.length > 0 && (
        <ListTable
          caption={`Odd in one ${factTitle(cut).toLowerCase()}`}
          columns={columns}
          rows={found.found}
          rowKey={({ in: value, fact, of }) => JSON.stringify([value, fact, of])}
        />
      )}
      <p className="max-w-[72ch] text-xs text-muted">{saidOf(found, cut)}</p>
    </div>
  );
}

function saidOf({ found, more, looks }: OddIn, cut: string): string {
  if (looks === 0)
    return `There is nothing to hold against each other: no two values of ${factTitle(cut).toLowerCase()} have ten examples each.`;
  const looked = `${formatCount(looks, "share")} of examples were held against those of all other examples; where the difference may be chance (adjusted for so many looks, at 5 %) nothing is said. Each example counts as one, copies too.`;
  if (found.length === 0) return `Nothing stands out. ${looked}`;
  return more > 0 ? `The ${found.length} largest differences; ${more} more stand out. ${looked}` : looked;
}

function whatWords({ fact, part, of }: Odd, names: WordNames): string {
  const named = marked(factTitle(fact));
  const title = part ? `${named} (${partWords(part).toLowerCase()})` : named;
  if (of === null) return title;
  return typeof of === "number"
    ? `${title}: over ${amountWords(fact, of)}, the median of all`
    : `${title}: ${wordName(names, fact, of)}`;
}

/** What the examples that have it meet. */
function conditionOf({ fact, part, of }: Odd): string {
  const place = { fact, ...(part && { part: part.kind, speaker: part.speaker }) };
  return writeCondition(
    typeof of === "number" ? { ...place, operator: "over", value: of } : having(place, factNamed(fact)!.kind, of),
  );
}
