import { formatNumber, formatPercent } from "@/components/ui/format";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { TextLink } from "@/components/ui/text-link";
import type { Person } from "@/lib/measure/annotators/order";
import { AnnotatorName } from "./annotator-name";

interface FiguresTableProps {
  people: readonly Person[];
  isOrdered: boolean;
  groups: number;
  href: (id: string) => string;
}

/** Spread, ends, middle and variety of each person's answers, as plain descriptions. */
export function FiguresTable({ people, isOrdered, groups, href }: FiguresTableProps) {
  const columns: ListColumn<Person>[] = [
    {
      label: "Person",
      cell: (person) => (
        <TextLink href={href(person.id)}>
          <AnnotatorName annotator={person} />
        </TextLink>
      ),
    },
    number("Labels", ({ labels }) => labels, formatNumber),
    ...(isOrdered ? ORDERED : []),
    number("Variety, bits", ({ entropy }) => entropy, two),
    number("Commonest answer", ({ modalShare }) => modalShare, formatPercent),
    number("From the others, bits", ({ divergence }) => divergence, three),
    ...(groups > 1 ? [number("Group", ({ group }) => group + 1, formatNumber)] : []),
  ];
  return (
    <ScrollRegion label="Figures of each person">
      <ListTable caption="Figures of each person" columns={columns} rows={people} rowKey={({ id }) => id} />
    </ScrollRegion>
  );
}

const two = (value: number) => formatNumber(value, { digits: 2 });
const three = (value: number) => formatNumber(value, { digits: 3 });

const ORDERED = [
  number("Mean", ({ mean }) => mean, two),
  number("Spread (SD)", ({ sd }) => sd, two),
  number("At the ends", ({ extremeShare }) => extremeShare, formatPercent),
  number("In the middle", ({ midpointShare }) => midpointShare, formatPercent),
  number("Slope on the others", ({ slope }) => slope, two),
];

function number(
  label: string,
  value: (figure: Person["figure"]) => number | null,
  write: (value: number) => string,
): ListColumn<Person> {
  return {
    label,
    align: "end",
    cell: ({ figure }) => {
      const known = value(figure);
      return <span className="tabular">{known === null ? "–" : write(known)}</span>;
    },
  };
}
