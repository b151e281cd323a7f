import { IntervalPlot } from "@/components/charts/interval-plot";
import { Estimate } from "@/components/estimate/estimate";
import { writeValue } from "@/components/estimate/estimate-words";
import { categoryWords } from "@/components/evaluate/judge-words";
import { Callout } from "@/components/ui/callout";
import { Figure } from "@/components/ui/figure";
import { LinkButton } from "@/components/ui/link-button";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import type { SpanCriterion } from "@/lib/core/agreement/spans/matching";
import { UNDEFINED_WORDS } from "@/lib/core/undefined-words";
import type { Criterion } from "@/lib/guideline/schema";
import type { spansOn } from "@/lib/measure/parts/part-queries";
import type { SpanFigures } from "@/lib/measure/parts/spans";
import type { ValueOf } from "@/lib/server/errors";
import { PairMap } from "../pair-map";

const SAME: [criterion: SpanCriterion, label: string][] = [
  ["exact", "Bounds and label"],
  ["boundary", "Bounds"],
  ["iou50", "Half, same label"],
  ["overlap", "Any overlap, same label"],
  ["characters", "Characters"],
];

interface SpansProps {
  criterion: Criterion;
  found: NonNullable<ValueOf<typeof spansOn>["found"]>;
  versions: readonly VersionStamp[];
  /** Where the examples are on which labels differ: of two people, on which a label was given, or all. */
  href: (about: { annotators?: string[]; answers?: string[] }) => string;
  /** The call of the API that has the same. */
  call: string;
}

/** How far people mark the same passages. */
export function Spans({ criterion, found, versions, href, call }: SpansProps) {
  const { undefinedBecause, judgments } = found.f1.overlap;
  if (undefinedBecause)
    return (
      <Callout title="Nothing to match yet">{UNDEFINED_WORDS[judgments === 0 ? "no-items" : undefinedBecause]}</Callout>
    );
  return (
    <>
      <Section
        title="Do people mark the same passages?"
        actions={
          <LinkButton size="sm" href={href({})}>
            All on which people differ
          </LinkButton>
        }
      >
        <IntervalPlot
          question="How often does what one marks match what another marks?"
          caption="Mean F1 over pairs of people on the examples that both read, by what counts as the same passage; 95 % interval by jackknife over examples. Where neither marked anything, nothing is counted."
          domain={[0, 1]}
          ticks={[0, 0.25, 0.5, 0.75, 1]}
          format={{ percent: true }}
          rows={SAME.map(([key, label]) => ({ key, label, estimate: found.f1[key], versions }))}
        />
      </Section>
      {found.labels.length > 0 && (
        <Section title="By label" note="Which labels do people find reliably?">
          <ListTable
            caption="Agreement on passages by label"
            columns={columnsFor(
              versions,
              (label) => categoryWords(criterion, label),
              (label) => href({ answers: [label] }),
            )}
            rows={found.labels}
            rowKey={({ label }) => label}
          />
        </Section>
      )}
      {found.pairs.length > 0 && (
        <Section title="By pair of people">
          <PairMap
            pairs={found.pairs.map(({ f1, equal, ...pair }) => ({
              ...pair,
              value: f1,
              beside: `${writeValue(equal, { percent: true })} marked alike`,
            }))}
            versions={versions}
            measure={{
              name: "F1",
              of: "over any overlap under one label, on the examples that both read",
              scale: "amount",
            }}
            href={(one, other) => href({ annotators: [one, other] })}
            all={{ address: call, list: "pairs", figure: "f1" }}
          />
        </Section>
      )}
    </>
  );
}

const columnsFor = (
  versions: readonly VersionStamp[],
  words: (label: string) => string,
  href: (label: string) => string,
): readonly ListColumn<SpanFigures["labels"][number]>[] => [
  {
    label: "Label",
    cell: ({ label, spans }) =>
      spans > 0 ? (
        <TextLink href={href(label)}>
          <bdi>{words(label)}</bdi>
        </TextLink>
      ) : (
        <bdi>{words(label)}</bdi>
      ),
  },
  { label: "Marked", align: "end", cell: ({ spans }) => <Figure value={spans} /> },
  {
    label: "Equal bounds, F1",
    cell: ({ exact }) => (
      <Estimate estimate={exact} versions={versions} format={{ percent: true }} hide={["mixed", "n"]} />
    ),
  },
  {
    label: "Alpha of characters",
    cell: ({ alpha }) => (
      <Estimate estimate={alpha} versions={versions} domain={[-0.2, 1]} minimumItems={0} hide={["mixed", "n"]} />
    ),
  },
];
