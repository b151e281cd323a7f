import { BandChart } from "@/components/charts/band-chart";
import { ExampleName } from "@/components/example-view/example-name";
import { Figure } from "@/components/ui/figure";
import { formatNumber } from "@/components/ui/format";
import { LinkButton } from "@/components/ui/link-button";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import type { NamedDrillDown } from "@/lib/measure/drill-down-queries";

interface CarryingProps {
  found: NamedDrillDown;
  /** Where an example is discussed. */
  caseHref: (example: string) => string;
  /** All examples on which people differ. */
  allHref: string;
}

const PERCENT = { digits: 0, unit: "%" };
const SHOWN = 10;

/** In how few examples the disagreement sits, and which these are. */
export function Carrying({ found, caseHref, allHref }: CarryingProps) {
  const { curve, compared, carryingHalf, disputed } = found;
  const columns: readonly ListColumn<NamedDrillDown["disputed"][number]>[] = [
    {
      label: "Example",
      cell: ({ example }) => (
        <ExampleName id={example.externalId} excerpt={example.excerpt} href={caseHref(example.id)} />
      ),
    },
    { label: "Labels", align: "end", cell: ({ ratings }) => <Figure value={ratings} /> },
    {
      label: "Of all disagreement",
      align: "end",
      cell: ({ share }) => <Figure value={share * 100} digits={share < 0.001 ? 4 : 1} unit="%" />,
    },
  ];
  return (
    <div className="grid gap-6 xl:grid-cols-2">
      <BandChart
        question="In how few examples does the disagreement sit?"
        caption={`${formatNumber(carryingHalf ?? 0)} of ${formatNumber(compared)} examples with two labels or more carry half of it.`}
        points={[{ x: 0, y: 0 }, ...curve.map(({ items, share }) => ({ x: items, y: share * 100 }))]}
        xName="Most disputed examples"
        yName="Share of the disagreement"
        format={PERCENT}
        domain={[0, 100]}
        reference={50}
      />
      <div className="grid content-start gap-3">
        <ListTable
          caption="The most disputed examples"
          columns={columns}
          rows={disputed.slice(0, SHOWN)}
          rowKey={({ example }) => example.id}
        />
        <div>
          <LinkButton size="sm" href={allHref}>
            All on which people differ
          </LinkButton>
        </div>
      </div>
    </div>
  );
}
