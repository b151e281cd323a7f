import { categoryWords } from "@/components/evaluate/judge-words";
import { Section } from "@/components/ui/section";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import type { Criterion } from "@/lib/guideline/schema";
import { annotatorHref, casesHref, filterOf, type MeasureAsked } from "@/lib/measure/address";
import type { AgreementReport } from "@/lib/measure/agreement";
import { readAgreement } from "@/lib/measure/agreement-reading";
import { textOf } from "@/lib/measure/answer-text";
import type { NamedDrillDown } from "@/lib/measure/drill-down-queries";
import { caseHref } from "@/lib/resolve/address";
import { ComputedAt } from "../computed-at";
import { Carrying } from "./carrying";
import { ConfusionMap } from "./confusion-map";
import { Targets } from "./targets";
import { WithoutEach } from "./without-each";

interface DrillDownViewProps {
  projectId: string;
  filter: MeasureAsked;
  criterion: Criterion;
  report: AgreementReport;
  found: NamedDrillDown;
  versions: readonly VersionStamp[];
  computedAt: Date;
  isRenewed: boolean;
}

/** What the figures say in words, and where the disagreement is: between answers, on examples, with people. */
export function DrillDownView(props: DrillDownViewProps) {
  const { projectId, filter, criterion, report, found, versions, computedAt, isRenewed } = props;
  const words = (value: string | number | readonly string[]) => categoryWords(criterion, value);
  const sentences = readAgreement({ report, drillDown: found, words });
  const hasPairs = found.compared > 0;
  return (
    <div className="grid gap-8">
      <div className="grid gap-4">
        {sentences.length > 0 && (
          <ul aria-label="In words" className="grid max-w-[72ch] gap-1">
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
        <Targets targets={found.targets} precision={found.precision} />
      </div>
      {hasPairs && found.confusion && found.confusion.values.length > 1 && (
        <Section title="Between which answers">
          <ConfusionMap
            confusion={found.confusion}
            words={words}
            href={(one, other) => casesHref(projectId, { ...filter, answers: [textOf(one), textOf(other)] })}
          />
        </Section>
      )}
      {found.disputed.length > 0 && (
        <Section title="On which examples">
          <Carrying
            found={found}
            caseHref={(example) => caseHref(projectId, example, criterion.key)}
            allHref={casesHref(projectId, { ...filter })}
          />
        </Section>
      )}
      {found.without.length > 2 && (
        <Section title="With whom">
          <WithoutEach
            without={found.without}
            versions={versions}
            href={(annotator) => annotatorHref(projectId, annotator, { ...filterOf(filter), criterion: criterion.key })}
          />
        </Section>
      )}
      <ComputedAt at={computedAt} isRenewed={isRenewed} />
    </div>
  );
}
