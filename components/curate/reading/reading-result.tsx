import { Estimate } from "@/components/estimate/estimate";
import { Figure } from "@/components/ui/figure";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { TextLink } from "@/components/ui/text-link";
import type { ReadingPass, WholeReading } from "@/lib/curate/readings/queries";
import type { QualityResult } from "@/lib/curate/readings/result";
import { exampleHref } from "@/lib/examples/address";
import { LACKING, partName, shareSentence } from "./reading-words";

interface ReadingResultProps {
  projectId: string;
  reading: WholeReading;
  pass: ReadingPass;
  /** Where a quality is written, for who may. */
  draftHref: string;
}

/** What one reader's findings say of all that was drawn from, quality by quality, with the examples behind it. */
export function ReadingResult({ projectId, reading, pass, draftHref }: ReadingResultProps) {
  const { result } = pass;
  const versions = [reading.version];
  const columns: readonly ListColumn<QualityResult>[] = [
    { label: "It is …", cell: ({ quality }) => <span className="font-medium">{LACKING[quality].label}</span> },
    {
      label: "Read",
      align: "end",
      cell: ({ lacking }) => (
        <span className="whitespace-nowrap">
          <Figure value={lacking.length} className="font-medium" />
          <span className="text-muted">
            {" of "}
            <Figure value={result.read} />
          </span>
        </span>
      ),
    },
    {
      label: "Of all",
      cell: ({ quality, lacking, share }) => (
        <span className="grid gap-0.5">
          <Estimate
            estimate={share}
            label={LACKING[quality].label}
            format={PERCENT}
            domain={[0, 1]}
            versions={versions}
            hide={["n"]}
          />
          <span className="text-muted">{shareSentence(LACKING[quality].said, lacking.length, share)}</span>
        </span>
      ),
    },
    {
      label: "Examples",
      cell: ({ lacking }) => <ExampleLinks projectId={projectId} reading={reading} positions={lacking} />,
    },
    { label: "Make it a check", cell: () => <TextLink href={draftHref}>Open the draft</TextLink> },
  ];
  return (
    <div className="grid gap-3">
      <ListTable
        caption="What the reading says by quality"
        columns={columns}
        rows={result.qualities}
        rowKey={({ quality }) => quality}
      />
      {result.agreement && (
        <p>
          {shareSentence(
            "answered by the reader as they stand",
            Math.round((result.agreement.value ?? 0) * result.agreement.items),
            result.agreement,
          )}
        </p>
      )}
      {reading.strata.length > 1 && <PartsTable reading={reading} pass={pass} />}
    </div>
  );
}

const PERCENT = { percent: true, digits: 1 } as const;

function ExampleLinks({
  projectId,
  reading,
  positions,
}: Pick<ReadingResultProps, "projectId" | "reading"> & { positions: readonly number[] }) {
  if (positions.length === 0) return <span className="text-muted">none</span>;
  return (
    <ul className="flex flex-wrap gap-x-3">
      {positions.map((position) => {
        const { id, example } = reading.examples[position - 1]!;
        return (
          <li key={position}>
            <TextLink href={exampleHref(projectId, id)}>
              <bdi className="font-mono">{example}</bdi>
            </TextLink>
          </li>
        );
      })}
    </ul>
  );
}

/** Each part for itself, where some example lacks something. */
function PartsTable({ reading, pass }: Pick<ReadingResultProps, "reading" | "pass">) {
  const found = pass.result.qualities.filter(({ lacking }) => lacking.length > 0);
  const rows = reading.strata.map((stratum, place) => ({ ...stratum, place }));
  type Part = (typeof rows)[number];
  const columns: readonly ListColumn<Part>[] = [
    { label: "Part", cell: ({ name }) => <bdi>{partName(name, reading.plan)}</bdi> },
    { label: "Had then", align: "end", cell: ({ population }) => <Figure value={population} /> },
    { label: "Drawn", align: "end", cell: ({ drawn }) => <Figure value={drawn} /> },
    ...found.map(
      ({ quality, parts }): ListColumn<Part> => ({
        label: LACKING[quality].label,
        cell: ({ place }) => (
          <Estimate
            estimate={parts[place]!}
            label={LACKING[quality].label}
            format={PERCENT}
            versions={[reading.version]}
            hide={["whisker"]}
          />
        ),
      }),
    ),
  ];
  return <ListTable caption="Each part for itself" columns={columns} rows={rows} rowKey={({ place }) => place} />;
}
