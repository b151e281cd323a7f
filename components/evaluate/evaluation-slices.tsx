import { Estimate } from "@/components/estimate/estimate";
import type { EstimateFormat } from "@/components/estimate/estimate-words";
import { Explained } from "@/components/glossary/explained";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { Section } from "@/components/ui/section";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import type { Estimate as EstimateResult } from "@/lib/core/estimate";
import type { SliceFigures } from "@/lib/evaluate/report/queries";

interface EvaluationSlicesProps {
  name: string;
  slices: readonly SliceFigures[];
  models: readonly string[];
  versions: readonly VersionStamp[];
  format: EstimateFormat;
  domain: [number, number];
}

interface SliceRow {
  value: string;
  model: string;
  estimate: EstimateResult;
}

/** Every model on the outputs with one value of a slice. */
export function EvaluationSlices({ name, slices, models, versions, format, domain }: EvaluationSlicesProps) {
  const rows = slices.flatMap(({ value, models: figures }) =>
    models.map((model, m): SliceRow => ({ value, model, estimate: figures[m]! })),
  );
  const columns: readonly ListColumn<SliceRow>[] = [
    { label: name, cell: ({ value }) => <bdi>{value}</bdi> },
    { label: "Model", cell: ({ model }) => <bdi>{model}</bdi> },
    {
      label: "Figure",
      cell: ({ estimate }) => <Estimate estimate={estimate} versions={versions} format={format} domain={domain} />,
    },
  ];
  return (
    <Section title={<Explained term="slice">By slice</Explained>} note="Grey under 20 prompts: a hint, not a finding.">
      {rows.length === 0 ? (
        <p className="text-muted">No labelled output has this slice.</p>
      ) : (
        <ListTable
          caption="Models by slice"
          columns={columns}
          rows={rows}
          rowKey={({ value, model }) => `${value} ${model}`}
        />
      )}
    </Section>
  );
}
