import { CoverageTable } from "@/components/assign/coverage-table";
import { CoveredExamples } from "@/components/assign/covered-examples";
import { formatCount } from "@/components/ui/format";
import { Section } from "@/components/ui/section";
import { roundExamplesTable } from "@/lib/assign/address";
import { examplesWith, roundCoverage } from "@/lib/assign/coverage-queries";
import type { RoundPart } from "./round-part";

export async function RoundCoverage({ scope, round, lists, here }: RoundPart) {
  const { labels, ...view } = lists.examples;
  const [rows, examples] = await Promise.all([
    roundCoverage(scope, round.id),
    labels === undefined ? [] : examplesWith(scope, round.id, labels, view),
  ]);
  const total = rows.find((row) => row.labels === labels)?.examples ?? 0;
  return (
    <div id="examples">
      <Section
        title="Examples"
        note={`${formatCount(round.examples, "example")}, by how many labels they have in this round.`}
      >
        <div className="max-w-2xl">
          <CoverageTable
            rows={rows}
            open={labels ?? null}
            href={(wanted) =>
              roundExamplesTable.href(`${here}#examples`, { labels: wanted === labels ? null : wanted, page: 1 })
            }
          />
        </div>
        {labels !== undefined && (
          <div className="mt-5">
            <h3 className="mb-2 font-medium">
              {total === 0 ? "No example has" : `${formatCount(total, "example")} with`}{" "}
              {labels === 0 ? "no label" : formatCount(labels, "label")}
            </h3>
            <CoveredExamples projectId={scope.projectId} rows={examples} total={total} />
          </div>
        )}
      </Section>
    </div>
  );
}
