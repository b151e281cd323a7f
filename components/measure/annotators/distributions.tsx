import { SmallMultiples } from "@/components/charts/small-multiples";
import { formatNumber } from "@/components/ui/format";
import { TextLink } from "@/components/ui/text-link";
import type { Person } from "@/lib/measure/annotators/order";
import { AnnotatorName } from "./annotator-name";

interface DistributionsProps {
  people: readonly Person[];
  bins: readonly string[];
  /** Whether the bins are how many options were ticked. */
  areSizes: boolean;
  href: (id: string) => string;
}

/** How each person's answers spread, against everybody else's on the same examples. */
export function Distributions({ people, bins, areSizes, href }: DistributionsProps) {
  return (
    <SmallMultiples
      question={areSizes ? "How many options does each person tick?" : "Which answers does each person give?"}
      caption="Bars: the person’s labels on examples that others labelled too. Line: the others’ labels on the same examples, each example weight 1. All on one scale; n is all labels of the person."
      bins={bins}
      empty="Shares no example"
      multiples={people.map((person) => ({
        key: person.id,
        name: person.name,
        label: (
          <TextLink href={href(person.id)}>
            <AnnotatorName annotator={person} />
          </TextLink>
        ),
        shares: person.figure.own,
        outline: person.figure.others,
        note: `n ${formatNumber(person.figure.labels)}`,
      }))}
    />
  );
}
