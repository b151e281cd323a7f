import { Figure } from "@/components/ui/figure";
import { formatNumber } from "@/components/ui/format";
import { ListTable } from "@/components/ui/list-table";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import type { CleaningId } from "@/lib/clean/operation-ids";
import type { Estimate } from "@/lib/core/estimate";
import type { CleanPreview } from "@/lib/curate/clean/preview";
import { exampleHref } from "@/lib/examples/address";
import { shareWords } from "../share-words";
import { TextChanges } from "./text-changes";

interface PreviewTableProps {
  projectId: string;
  preview: CleanPreview;
  titles: Readonly<Record<CleaningId, string>>;
}

/** How many examples each operation would change, with some of them. */
export function PreviewTable({ projectId, preview, titles }: PreviewTableProps) {
  const { population, examples, changed, unsettled, operations } = preview;
  const isAll = examples === population;
  return (
    <Section
      title="What it would change"
      note={
        isAll
          ? `All ${formatNumber(population)} examples that are kept were looked at.`
          : `${formatNumber(examples)} of ${formatNumber(population)} kept examples were drawn at random and looked at; shares of all with their 95 % interval.`
      }
    >
      <ListTable
        caption="Examples that each operation would change"
        rows={[
          ...operations.map(({ operation, changed: n, share }) => ({ name: titles[operation], n, share })),
          {
            name: "All together",
            n: Math.round((changed.value ?? 0) * examples),
            share: changed,
          },
        ]}
        rowKey={({ name }) => name}
        columns={[
          { label: "Operation", cell: ({ name }) => <span className="font-medium">{name}</span> },
          { label: isAll ? "Examples" : "Of the sample", align: "end", cell: ({ n }) => <Figure value={n} /> },
          { label: "Of all", align: "end", cell: ({ n, share }) => ofAll(n, examples, share) },
        ]}
      />
      {unsettled > 0 && (
        <p className="mt-2 text-muted">
          {formatNumber(unsettled)} of them change again with each pass; such examples stay as they are.
        </p>
      )}
      <div className="mt-5 grid grid-cols-[minmax(0,1fr)] gap-3">
        {operations
          .filter((one) => one.examples.length > 0)
          .map(({ operation, examples: shown }) => (
            <details key={operation} className="border-t border-line pt-3">
              <summary className="cursor-pointer font-medium">{titles[operation]}: before and after</summary>
              <ul className="mt-3 grid grid-cols-[minmax(0,1fr)] gap-5">
                {shown.map(({ id, externalId, texts }) => (
                  <li key={id} className="grid grid-cols-[minmax(0,1fr)] gap-2">
                    <TextLink href={exampleHref(projectId, id)} className="font-mono text-xs">
                      {externalId}
                    </TextLink>
                    <TextChanges texts={texts} />
                  </li>
                ))}
              </ul>
            </details>
          ))}
      </div>
    </Section>
  );
}

/** Ends are rounded outwards, so that the interval stays true. */
function ofAll(n: number, of: number, { interval, intervalMethod }: Estimate): string {
  if (of === 0) return "none";
  const share = shareWords(n, of);
  if (!interval || intervalMethod === "census") return share;
  const low = formatNumber(Math.floor(interval[0] * 1000) / 10);
  const high = formatNumber(Math.ceil(interval[1] * 1000) / 10, { unit: "%" });
  return `${share} (${low} to ${high})`;
}
