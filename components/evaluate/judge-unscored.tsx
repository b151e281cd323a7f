import { EstimateBlock } from "@/components/estimate/estimate";
import { ExampleName } from "@/components/example-view/example-name";
import { formatNumber } from "@/components/ui/format";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import type { UnscoredVerdict } from "@/lib/evaluate/judges/cases";
import type { CriterionReport } from "@/lib/evaluate/judges/report";
import { unscoredWords } from "./judge-words";

interface JudgeUnscoredProps {
  report: CriterionReport;
  versions: readonly VersionStamp[];
  /** Some of the verdicts, newest first. */
  verdicts: readonly UnscoredVerdict[];
  /** An example's page. */
  hrefOf: (exampleId: string) => string;
}

const columns = (hrefOf: JudgeUnscoredProps["hrefOf"]): readonly ListColumn<UnscoredVerdict>[] => [
  { label: "Example", cell: ({ exampleId, externalId }) => <ExampleName id={externalId} href={hrefOf(exampleId)} /> },
  { label: "Why", cell: ({ code, message }) => <span title={message}>{unscoredWords(code)}</span> },
  {
    label: "As it came",
    cell: ({ raw }) => (
      <code dir="auto" className="line-clamp-3 text-xs whitespace-pre-wrap text-muted">
        {raw}
      </code>
    ),
  },
];

/** Verdicts that gave no label: how many, why, and some as they came. They are kept whole. */
export function JudgeUnscored({ report, versions, verdicts, hrefOf }: JudgeUnscoredProps) {
  const { unscored, unscoredBecause } = report;
  const why = unscoredBecause.map(({ code, n }) => `${unscoredWords(code)}: ${formatNumber(n)}`).join(" · ");
  return (
    <div className="grid gap-4">
      <EstimateBlock
        label="Verdicts without a label"
        estimate={unscored}
        versions={versions}
        format={{ percent: true, digits: 1 }}
        domain={[0, 1]}
        beside={why && <p className="text-muted">{why}</p>}
      />
      {verdicts.length > 0 && (
        <ListTable
          caption="Verdicts without a label"
          columns={columns(hrefOf)}
          rows={verdicts}
          rowKey={({ verdictId }) => verdictId}
        />
      )}
    </div>
  );
}
