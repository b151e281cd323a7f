import { type Multiple, SmallMultiples } from "@/components/charts/small-multiples";
import { formatNumber } from "@/components/ui/format";
import { pack } from "@/components/ui/packed";
import { bySide, type Person } from "@/lib/measure/annotators/order";
import { namedRow } from "./annotator-name";

interface DistributionsProps {
  people: readonly Person[];
  bins: readonly string[];
  /** Many people are told apart by whether they score above or below the others: they stand in this order. */
  isGrouped: boolean;
  /** Whether the bins are how many options were ticked. */
  areSizes: boolean;
  href: (id: string) => string;
}

/** How each person's answers spread, against everybody else's on the same examples. */
export function Distributions({ people, bins, isGrouped, areSizes, href }: DistributionsProps) {
  if (people.every(({ figure }) => figure.own === null)) return null;
  const ordered = isGrouped
    ? bySide(people).flatMap((group) => group.people.map((person) => ({ person, group: group.side })))
    : people.map((person) => ({ person, group: undefined }));
  return (
    <SmallMultiples
      question={areSizes ? "How many options does each person tick?" : "Which answers does each person give?"}
      caption="Bars: the person’s labels on examples that others labelled too. Line: the others’ labels on the same examples, each example weight 1. All on one scale; n is all labels of the person."
      bins={bins}
      empty="Shares no example"
      multiples={pack<Multiple>(
        ordered.map(({ person, group }) => ({
          ...namedRow(person, href(person.id)),
          shares: person.figure.own,
          outline: person.figure.others,
          note: `n ${formatNumber(person.figure.labels)}`,
          group,
        })),
      )}
    />
  );
}
