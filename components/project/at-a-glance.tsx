import { Estimate } from "@/components/estimate/estimate";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { measureHref } from "@/lib/measure/address";
import type { GlancedCriterion } from "@/lib/project/at-a-glance";
import { ComputedAt } from "../measure/computed-at";

interface AtAGlanceProps {
  projectId: string;
  criteria: readonly GlancedCriterion[];
  computedAt: Date;
  isRenewed: boolean;
}

const SIGNED = { signed: true };

/** How far people agree on each question, and whether the latest guideline version helped. */
export function AtAGlance({ projectId, criteria, computedAt, isRenewed }: AtAGlanceProps) {
  if (criteria.every(({ alpha }) => alpha.items === 0)) return null;
  const step = criteria.find(({ change }) => change !== null)?.change;
  const columns: readonly ListColumn<GlancedCriterion>[] = [
    {
      label: "Question",
      cell: ({ key, title }) => (
        <TextLink href={measureHref(projectId, "agreement", { criterion: key })}>
          <bdi>{title}</bdi>
        </TextLink>
      ),
    },
    {
      label: "Agreement, alpha",
      cell: ({ alpha, versions }) => (
        <Estimate estimate={alpha} versions={versions} domain={[-0.2, 1]} hide={["mixed"]} />
      ),
    },
    ...(step
      ? [
          {
            label: `Version ${step.after} against ${step.before}`,
            cell: ({ change, versions }: GlancedCriterion) =>
              change ? (
                <Estimate
                  estimate={change.difference}
                  versions={versions}
                  format={SIGNED}
                  hide={["whisker", "mixed", "n"]}
                />
              ) : (
                <span className="text-muted">not compared</span>
              ),
          },
        ]
      : []),
  ];
  return (
    <Section title="Agreement" note="95 % intervals by jackknife over examples; grey under 20 examples.">
      <div className="grid gap-3">
        <ListTable caption="Agreement by question" columns={columns} rows={criteria} rowKey={({ key }) => key} />
        <ComputedAt at={computedAt} isRenewed={isRenewed} />
      </div>
    </Section>
  );
}

interface WeakestQuestionProps {
  projectId: string;
  criteria: readonly GlancedCriterion[];
}

/** Of a project in a list: the question on which people agree least. */
export function WeakestQuestion({ projectId, criteria }: WeakestQuestionProps) {
  const [weakest] = criteria
    .filter(({ alpha }) => alpha.value !== null)
    .toSorted((a, b) => a.alpha.value! - b.alpha.value!);
  if (!weakest) return null;
  const { key, title, alpha, versions } = weakest;
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-3 text-muted">
      <span className="min-w-0 wrap-anywhere">
        Least agreement on{" "}
        <TextLink href={measureHref(projectId, "agreement", { criterion: key })}>
          <bdi>{title}</bdi>
        </TextLink>
      </span>
      <Estimate estimate={alpha} versions={versions} label="Alpha" domain={[-0.2, 1]} hide={["mixed", "n"]} />
    </p>
  );
}
