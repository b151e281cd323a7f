import { Estimate } from "@/components/estimate/estimate";
import { writeInterval, writeValue } from "@/components/estimate/estimate-words";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import type { CopiesAgreement } from "@/lib/curate/duplicates/agreement-queries";

const SIGNED = { signed: true };

const COLUMNS: readonly ListColumn<CopiesAgreement>[] = [
  { label: "Criterion", cell: ({ title }) => <bdi className="wrap-anywhere">{title}</bdi> },
  { label: "Alpha of all", cell: ({ comparison, versions }) => figure(comparison.before, versions) },
  { label: "Of the kept ones", cell: ({ comparison, versions }) => figure(comparison.after, versions) },
  { label: "Difference", cell: ({ comparison, versions }) => figure(comparison.difference, versions, SIGNED) },
];

/** What the copies do to agreement: the criterion of which it says most as a sentence, and all in a table. */
export function CopiesAgreementTable({ rows }: { rows: readonly CopiesAgreement[] }) {
  const [first] = rows;
  if (!first)
    return (
      <p className="text-muted">No copy has labels that are compared, so agreement is as it would be without them.</p>
    );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <p className="max-w-[72ch]">{sentence(first)}</p>
      <ListTable
        caption="Agreement with and without the copies"
        columns={COLUMNS}
        rows={rows}
        rowKey={({ key }) => key}
      />
    </div>
  );
}

function sentence({ title, comparison: { before, after, difference, differs } }: CopiesAgreement) {
  const name = <bdi>{title}</bdi>;
  if (before.value === null || after.value === null || difference.value === null)
    return <>On {name} alpha cannot be compared: with all examples or without the copies it is undefined.</>;
  const change = writeValue(difference.value, SIGNED);
  return (
    <>
      On {name} alpha is <b>{writeValue(before.value)}</b> with the copies and <b>{writeValue(after.value)}</b> without
      them: {change}
      {difference.interval && ` ${writeInterval(difference.interval, SIGNED)}`}
      {differs === null
        ? "."
        : differs
          ? `. Copies make people look as if they agreed ${difference.value < 0 ? "more" : "less"}.`
          : ", which may be chance."}
    </>
  );
}

function figure(estimate: CopiesAgreement["comparison"]["before"], versions: CopiesAgreement["versions"], format = {}) {
  return <Estimate estimate={estimate} versions={versions} format={format} hide={["whisker"]} />;
}
