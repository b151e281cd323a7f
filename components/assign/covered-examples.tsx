import { ExampleName } from "@/components/example-view/example-name";
import { Figure } from "@/components/ui/figure";
import { ListTable } from "@/components/ui/list-table";
import type { CoveredExample } from "@/lib/assign/coverage-queries";

interface CoveredExamplesProps {
  rows: readonly CoveredExample[];
  examplesPath: string;
}

/** Examples with the same number of labels, and why the others are still missing. */
export function CoveredExamples({ rows, examplesPath }: CoveredExamplesProps) {
  return (
    <ListTable
      caption="Examples with so many labels"
      rows={rows}
      rowKey={({ exampleId }) => exampleId}
      columns={[
        {
          label: "Example",
          cell: ({ exampleId, externalId, excerpt }) => (
            <ExampleName id={externalId} href={`${examplesPath}${exampleId}`} excerpt={excerpt} />
          ),
        },
        { label: "Wanted", align: "end", cell: ({ places }) => <Figure value={places} /> },
        { label: "In hand", align: "end", cell: ({ held }) => <Figure value={held} /> },
        { label: "Skips", align: "end", cell: ({ skips }) => <Figure value={skips} /> },
      ]}
    />
  );
}
