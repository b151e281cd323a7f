import { Figure } from "@/components/ui/figure";
import { ListTable } from "@/components/ui/list-table";
import type { CoveredExample } from "@/lib/assign/coverage-queries";
import { ExampleLink } from "./example-link";

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
            <>
              <ExampleLink href={`${examplesPath}${exampleId}`} id={externalId} />
              <span className="line-clamp-1 text-muted" dir="auto">
                {excerpt}
              </span>
            </>
          ),
        },
        { label: "Wanted", align: "end", cell: ({ places }) => <Figure value={places} /> },
        { label: "Leased", align: "end", cell: ({ held }) => <Figure value={held} /> },
        { label: "Skips", align: "end", cell: ({ skips }) => <Figure value={skips} /> },
      ]}
    />
  );
}
