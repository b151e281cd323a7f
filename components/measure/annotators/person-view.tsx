import { BandChart } from "@/components/charts/band-chart";
import { BarChart } from "@/components/charts/bar-chart";
import { EstimateBlock } from "@/components/estimate/estimate";
import { categoryWords } from "@/components/evaluate/judge-words";
import { ExampleName } from "@/components/example-view/example-name";
import { formatNumber, formatPercent } from "@/components/ui/format";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import type { Criterion } from "@/lib/guideline/schema";
import { casesHref, type MeasureAsked } from "@/lib/measure/address";
import type { AnnotatorFigures } from "@/lib/measure/annotators/figures";
import type { Person } from "@/lib/measure/annotators/order";
import type { FoundPerson } from "@/lib/measure/annotators/queries";
import { unitOf } from "@/lib/measure/annotators/words";
import { caseHref } from "@/lib/resolve/address";

interface PersonViewProps {
  projectId: string;
  filter: MeasureAsked;
  criterion: Criterion;
  versions: readonly VersionStamp[];
  figures: AnnotatorFigures;
  person: Person;
  /** Whom they are compared with, where somebody is. */
  other: Person | null;
  detail: FoundPerson;
}

/** One person's answers to one criterion, against everybody's or one other's on the same examples. */
export function PersonView(props: PersonViewProps) {
  const { projectId, filter, criterion, versions, figures, person, other, detail } = props;
  const { figure } = person;
  const words = (value: string | number | readonly string[]) => categoryWords(criterion, value);
  const unit = unitOf(criterion);
  const whom = other ? other.name : "the others";
  return (
    <div className="grid gap-8">
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2 xl:grid-cols-3">
        {figure.severity && (
          <EstimateBlock
            label={`Score against ${other ? "everybody else" : "the others"}, in ${unit}`}
            estimate={figure.severity}
            versions={versions}
            format={{ signed: true }}
            domain={[-1, 1]}
            reference={0}
          />
        )}
        {detail.pair?.difference && (
          <EstimateBlock
            label={`Score against ${whom}, in ${unit}`}
            estimate={detail.pair.difference}
            versions={versions}
            format={{ signed: true }}
            domain={[-1, 1]}
            reference={0}
          />
        )}
        {other && detail.pair && (
          <Pair
            pair={detail.pair}
            href={casesHref(projectId, { ...filter, annotators: [person.id, other.id] })}
            whom={whom}
          />
        )}
      </div>
      {figure.own && figure.others && (
        <BarChart
          question={criterion.level === "set" ? "How many options are ticked?" : "Which answers are given?"}
          caption={
            <>
              Share of {formatNumber(figure.labels)} labels on examples that others labelled too, and of{" "}
              {other ? (
                <>
                  those of <bdi>{other.name}</bdi> on their own such examples
                </>
              ) : (
                "the others’ labels on the same examples"
              )}
              .
            </>
          }
          labels={figures.bins.map(words)}
          labelName={criterion.title}
          valueName="Share"
          format={{ digits: 0, unit: "%" }}
          series={[
            { name: person.name, colorIndex: person.colorIndex, values: figure.own.map((share) => share * 100) },
            other?.figure.own
              ? { name: other.name, colorIndex: other.colorIndex, values: other.figure.own.map((share) => share * 100) }
              : { name: "The others", values: figure.others.map((share) => share * 100) },
          ]}
        />
      )}
      {detail.weeks.length > 1 && (
        <BandChart
          question={`Has the score against ${whom} changed over time?`}
          caption={`Own score minus the mean of ${whom} on the same examples by week, in ${unit}; band: 95 % interval by t over examples.`}
          points={detail.weeks.map(({ severity }, x) => ({
            x,
            y: severity.value,
            interval: severity.interval,
            n: severity.items,
          }))}
          xLabels={Object.fromEntries(
            detail.weeks.map(({ start }, x) => [x, new Date(start).toISOString().slice(0, 10)]),
          )}
          xName="Week of"
          yName="Difference"
          format={{ digits: 2, signed: true }}
          reference={0}
          colorIndex={person.colorIndex}
        />
      )}
      <Section
        title="Where they differ most"
        note="A difference says nothing about who is right. Read a few together, and see what the guideline says."
      >
        <Differing {...props} words={words} caseHref={(example) => caseHref(projectId, example, criterion.key)} />
      </Section>
    </div>
  );
}

interface PairProps {
  pair: NonNullable<FoundPerson["pair"]>;
  whom: string;
  href: string;
}

function Pair({ pair: { shared, equal }, whom, href }: PairProps) {
  if (shared === 0)
    return <p className="max-w-[44ch] text-muted">The two share no example: they cannot be compared.</p>;
  return (
    <div className="grid content-start gap-1">
      <p className="font-medium">Equal answers with {whom}</p>
      <p className="tabular text-xl">{formatPercent(equal / shared)}</p>
      <p className="figures text-xs text-muted">
        {formatNumber(equal)} of {formatNumber(shared)} examples of both.{" "}
        {equal < shared && <TextLink href={href}>Those on which they differ</TextLink>}
      </p>
    </div>
  );
}

interface DifferingProps extends PersonViewProps {
  words: (value: string | number | readonly string[]) => string;
  caseHref: (example: string) => string;
}

function Differing({ detail, person, other, figures, words, caseHref }: DifferingProps) {
  if (detail.differing.length === 0) return <p className="text-muted">On no example that is shared.</p>;
  const columns: ListColumn<FoundPerson["differing"][number]>[] = [
    {
      label: "Example",
      cell: ({ example }) => (
        <ExampleName id={example.externalId} excerpt={example.excerpt} href={caseHref(example.id)} />
      ),
    },
    { label: person.name, cell: ({ own }) => words(own) },
    { label: other?.name ?? "The others", cell: ({ others }) => others.map(words).join(", ") },
    {
      label: figures.isOrdered ? "Difference" : "Answered otherwise",
      align: "end",
      cell: ({ difference }) => (
        <span className="tabular">
          {figures.isOrdered ? formatNumber(difference, { digits: 2, signed: true }) : formatPercent(difference)}
        </span>
      ),
    },
  ];
  return (
    <ListTable
      caption="Examples on which answers differ most"
      columns={columns}
      rows={detail.differing}
      rowKey={({ example }) => example.id}
    />
  );
}
