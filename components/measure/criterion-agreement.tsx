import { Section } from "@/components/ui/section";
import type { OtherMeaning } from "@/lib/labels/labelled";
import type { FoundAgreement } from "@/lib/measure/queries";
import { CategoryTable } from "./category-table";
import { ComputedAt } from "./computed-at";
import { Headline } from "./headline";
import { OtherMeanings } from "./other-meanings";
import { PairMap } from "./pair-map";

interface CriterionAgreementProps {
  found: FoundAgreement;
  others: readonly OtherMeaning[];
  /** The page about another version. */
  hrefOf: (version: number) => string;
}

/** How far people agree on one criterion. */
export function CriterionAgreement({ found, others, hrefOf }: CriterionAgreementProps) {
  const { filter, report, pairwise, versions, computedAt, isRenewed } = found;
  return (
    <div className="grid gap-8">
      <Headline report={report} versions={versions} />
      <OtherMeanings others={others} titles={{ [filter.criterion.key]: filter.criterion.title }} href={hrefOf} />
      {report.categories.length > 0 && (
        <Section title="By answer" note="Which answers do people find reliably?">
          <CategoryTable categories={report.categories} versions={versions} />
        </Section>
      )}
      {pairwise.length > 0 && (
        <Section title="By pair of people">
          <PairMap pairs={pairwise} versions={versions} />
        </Section>
      )}
      <ComputedAt at={computedAt} isRenewed={isRenewed} />
    </div>
  );
}
