import { Estimate } from "@/components/estimate/estimate";
import type { EstimateFormat } from "@/components/estimate/estimate-words";
import { Figure } from "@/components/ui/figure";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { TextLink } from "@/components/ui/text-link";
import { NamedWords } from "@/components/words/named-words";
import type { Estimate as EstimateResult } from "@/lib/core/estimate";
import { factNamed } from "@/lib/core/facts/catalogue";
import { unmarked } from "@/lib/core/text/marked-names";
import type { Sides } from "@/lib/curate/inspect/one-fact";
import type { WordNames } from "@/lib/guideline/checks/check-words";
import { formatOf } from "./distribution-cells";
import { saidCondition, wordName } from "./fact-words";

interface SidesTableProps {
  fact: string;
  /** The conditions of both sides. */
  one: readonly string[];
  /** Absent: all other examples. */
  other: readonly string[] | undefined;
  sides: Sides;
  names: WordNames;
  /** Where the examples of each side are; null where no conditions say which. */
  hrefs: readonly [string, string | null];
}

interface Row {
  what: string;
  first: EstimateResult;
  second: EstimateResult;
  difference: EstimateResult;
}

/** Two sides of a fact, with how far they are apart. */
export function SidesTable({ fact, one, other, sides, names, hrefs }: SidesTableProps) {
  const definition = factNamed(fact)!;
  const { comparison, examples, both } = sides;
  const format = formatOf(definition, comparison.first);
  const rows = rowsOf(comparison, (of) => (of === null ? "yes" : wordName(names, fact, of)));
  const differenceFormat: EstimateFormat = { ...format, signed: true };
  const words = (conditions: readonly string[]) =>
    unmarked(conditions.map((text) => saidCondition(text, names)).join(", "));
  const columns: readonly ListColumn<Row>[] = [
    { label: "What", cell: ({ what }) => <NamedWords className="font-medium">{what}</NamedWords> },
    { label: words(one), cell: ({ first }) => <Value estimate={first} format={format} /> },
    { label: other ? words(other) : "All others", cell: ({ second }) => <Value estimate={second} format={format} /> },
    { label: "Difference", cell: ({ difference }) => <Value estimate={difference} format={differenceFormat} /> },
  ];
  return (
    <div className="grid gap-2">
      <p className="figures">
        <TextLink href={hrefs[0]}>
          <Figure value={examples[0] + both} />
        </TextLink>{" "}
        against{" "}
        {hrefs[1] === null ? (
          <Figure value={examples[1] + both} />
        ) : (
          <TextLink href={hrefs[1]}>
            <Figure value={examples[1] + both} />
          </TextLink>
        )}{" "}
        examples
        {both > 0 && (
          <>
            ; <Figure value={both} /> on both sides are left out
          </>
        )}
        .
      </p>
      {rows.length === 0 ? (
        <p className="text-muted">There is nothing to compare: one of the sides has no value.</p>
      ) : (
        <ListTable caption="Both sides" columns={columns} rows={rows} rowKey={({ what }) => what} />
      )}
      <p className="max-w-[72ch] text-xs text-muted">
        Intervals at 95 %, over examples and not over their parts, an example with its copies as one where duplicates
        were looked for: Student’s t for means, Wilson’s for shares, Woodruff’s for medians, and for differences the two
        put together as Newcombe does. They are not adjusted for how many one looks at.
      </p>
    </div>
  );
}

function Value({ estimate, format }: { estimate: EstimateResult; format: EstimateFormat }) {
  if (estimate.value === null) return <span className="text-muted">no value</span>;
  return <Estimate estimate={estimate} format={format} versions={[]} hide={["whisker", "n"]} />;
}

function rowsOf(
  { first, second, mean, median, shares }: Sides["comparison"],
  word: (of: string | null) => string,
): Row[] {
  if (first.is === "amounts" && second.is === "amounts" && mean && median)
    return first.range && second.range
      ? [
          { what: "Median", first: first.median, second: second.median, difference: median },
          { what: "Mean", first: first.mean, second: second.mean, difference: mean },
        ]
      : [];
  return shares.map(({ of, ...row }) => ({ what: word(of), ...row }));
}
