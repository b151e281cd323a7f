import { CoverageTable, CoveredExamples } from "@/components/assign/coverage-table";
import { formatCount } from "@/components/ui/format";
import { PageLinks } from "@/components/ui/page-links";
import { Section } from "@/components/ui/section";
import { COVERAGE_PAGE, examplesWith, roundCoverage } from "@/lib/assign/coverage-queries";
import { examplesPath, type RoundPart } from "./round-part";

export async function RoundCoverage({ scope, round, asked, href }: RoundPart) {
  const { labels, examples: page } = asked;
  const [rows, examples] = await Promise.all([
    roundCoverage(scope, round.id),
    labels === undefined ? [] : examplesWith(scope, round.id, labels, page),
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
            href={(wanted) => href({ labels: wanted === labels ? null : wanted, examples: 1 }, "examples")}
          />
        </div>
        {labels !== undefined && (
          <div className="mt-5">
            <h3 className="mb-2 font-medium">
              {total === 0 ? "No example has" : `${formatCount(total, "example")} with`}{" "}
              {labels === 0 ? "no label" : formatCount(labels, "label")}
            </h3>
            {examples.length > 0 && <CoveredExamples rows={examples} examplesPath={examplesPath(scope)} />}
            <PageLinks
              page={page}
              size={COVERAGE_PAGE}
              total={total}
              href={(next) => href({ examples: next }, "examples")}
            />
          </div>
        )}
      </Section>
    </div>
  );
}
