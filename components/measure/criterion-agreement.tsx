import type { ReactNode } from "react";
import { writeValue } from "@/components/estimate/estimate-words";
import { categoryWords } from "@/components/evaluate/judge-words";
import { Section } from "@/components/ui/section";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { OtherMeaning } from "@/lib/labels/labelled";
import { casesHref, type MeasureAsked, measureCall, measureHref } from "@/lib/measure/address";
import type { FoundAgreement } from "@/lib/measure/queries";
import { CategoryTable } from "./category-table";
import { Headline } from "./headline";
import { NotCompared } from "./not-compared";
import { NothingToCompare } from "./nothing-to-compare";
import { OtherMeanings } from "./other-meanings";
import { PairMap } from "./pair-map";

interface CriterionAgreementProps {
  projectId: string;
  filter: MeasureAsked;
  found: FoundAgreement;
  others: readonly OtherMeaning[];
  /** Where the disagreement is. */
  drillDown: ReactNode;
  /** What else there is to know. */
  parts: ReactNode;
  /** Where nobody gave a label. */
  empty: ReactNode;
  /** What one person’s labels tell by themselves. */
  alone: ReactNode;
}

/** How far people agree on one criterion. */
export function CriterionAgreement({
  projectId,
  filter,
  found,
  others,
  drillDown,
  parts,
  empty,
  alone,
}: CriterionAgreementProps) {
  const { report, pairwise, raters, versions } = found;
  const { criterion } = found.filter;
  const { key, title, kind } = criterion;
  const { marksText } = KINDS[kind];
  const otherMeanings = (
    <OtherMeanings
      others={others}
      titles={{ [key]: title }}
      href={(version) => measureHref(projectId, "agreement", { ...filter, version })}
    />
  );
  if (report.undefinedBecause === "not-compared" && !marksText)
    return <NotCompared projectId={projectId} criterion={criterion} filter={filter} />;
  if (raters === 0) return empty;
  if (report.coefficients.alpha?.items === 0)
    return (
      <div className="grid gap-8">
        <NothingToCompare projectId={projectId} raters={raters} />
        {otherMeanings}
        {alone}
      </div>
    );
  return (
    <div className="grid gap-8">
      {!marksText && <Headline report={report} versions={versions} />}
      {otherMeanings}
      {drillDown}
      {report.categories.length > 0 && (
        <Section title="By answer" note="Which answers do people find reliably?">
          <CategoryTable
            categories={report.categories}
            versions={versions}
            words={(value) => categoryWords(criterion, value)}
          />
        </Section>
      )}
      {pairwise.length > 0 && (
        <Section title="By pair of people">
          <PairMap
            pairs={pairwise.map(({ alpha, agreement, kappa, ...pair }) => ({
              ...pair,
              value: alpha,
              beside: `${writeValue(agreement, { percent: true })} equal answers${kappa === null ? "" : `, kappa ${writeValue(kappa)}`}`,
            }))}
            versions={versions}
            measure={{ name: "Alpha", of: "on the examples that both labelled", scale: "signed" }}
            href={(one, other) => casesHref(projectId, { ...filter, annotators: [one, other] })}
            all={{ address: measureCall(projectId, "agreement", filter), list: "pairwise", figure: "alpha" }}
          />
        </Section>
      )}
      {parts}
    </div>
  );
}
