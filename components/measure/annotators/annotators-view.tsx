import type { ReactNode } from "react";
import { VersionsNote } from "@/components/estimate/mixed-versions";
import { categoryWords } from "@/components/evaluate/judge-words";
import { Callout } from "@/components/ui/callout";
import { UNDEFINED_WORDS } from "@/lib/core/undefined-words";
import { filterOf, type MeasureAsked, measureHref } from "@/lib/measure/address";
import { peopleInOrder } from "@/lib/measure/annotators/order";
import type { FoundAnnotators } from "@/lib/measure/annotators/queries";
import { unitOf } from "@/lib/measure/annotators/words";
import { ComputedAt } from "../computed-at";
import { NotCompared } from "../not-compared";
import { Distributions } from "./distributions";
import { OrderLinks } from "./order-links";
import { SeverityPlot } from "./severity-plot";

interface AnnotatorsViewProps {
  projectId: string;
  filter: MeasureAsked;
  found: FoundAnnotators;
  href: (id: string) => string;
  /** Where nobody gave a label. */
  empty: ReactNode;
  /** Who stands out. */
  verdicts: ReactNode;
  /** Agreement without each person, known answers, habits and the table of all figures. */
  more: ReactNode;
}

/** From so many people on a panel is too large to be taken in as a whole. */
const MANY = 13;

/** How everybody answers one criterion, side by side. */
export function AnnotatorsView({ projectId, filter, found, href, empty, verdicts, more }: AnnotatorsViewProps) {
  const { figures, annotators, versions, computedAt, isRenewed } = found;
  const { criterion } = found.filter;
  if (figures.undefinedBecause === "not-compared")
    return <NotCompared projectId={projectId} criterion={criterion} filter={filterOf(filter)} />;
  if (figures.undefinedBecause && figures.undefinedBecause !== "no-items")
    return (
      <Callout title="Answers to this criterion are not compared by person">
        {UNDEFINED_WORDS[figures.undefinedBecause]}
      </Callout>
    );
  if (figures.people.length === 0) return empty;
  const order = filter.order ?? (figures.isOrdered ? "severity" : "difference");
  const people = peopleInOrder(figures.people, annotators, order);
  const words = figures.bins.map((bin) => categoryWords(criterion, bin));
  return (
    <div className="grid gap-8">
      <VersionsNote versions={versions} per="example" />
      {verdicts}
      {people.length > 2 && (
        <OrderLinks
          current={order}
          isOrdered={figures.isOrdered}
          href={(next) => measureHref(projectId, "annotators", { ...filter, order: next })}
        />
      )}
      <SeverityPlot people={people} versions={versions} unit={unitOf(criterion)} href={href} />
      <Distributions
        people={people}
        bins={words}
        isGrouped={order === "severity" && people.length >= MANY}
        areSizes={criterion.level === "set"}
        href={href}
      />
      {more}
      <ComputedAt at={computedAt} isRenewed={isRenewed} />
    </div>
  );
}
