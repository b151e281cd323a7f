import type { Metadata } from "next";
import { PageHeader } from "@/components/frame/page-header";
import { answerWords } from "@/components/resolve/answer-words";
import { BatchList } from "@/components/resolve/batch-list";
import { ResolveTabs } from "@/components/resolve/resolve-tabs";
import { RuleCases } from "@/components/resolve/rule-cases";
import type { Search } from "@/lib/address/address";
import { projectPage } from "@/lib/auth/current";
import { listSlices } from "@/lib/examples/slices";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { standingRule } from "@/lib/labels/session-rule";
import { settleByRuleAction, withdrawBatchAction } from "@/lib/resolve/actions";
import { caseHref, ruleTable } from "@/lib/resolve/address";
import { listBatches, listRuled } from "@/lib/resolve/rule";
import { ruleSchema } from "@/lib/resolve/schema";

export const metadata: Metadata = { title: "Settle by rule" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Search;
}

export default async function RulePage({ params, searchParams }: Props) {
  const { project: id } = await params;
  const scope = await projectPage(id, "resolve:write", "resolve:read", "examples:read");
  const { page, size, sort, ...asked } = await ruleTable.load(searchParams);
  const rule = ruleSchema.safeParse(asked);
  const [{ rows, total }, criteria, slices, batches, sessionRule] = await Promise.all([
    rule.success ? listRuled(scope, rule.data, { page, size, direction: sort.direction }) : { rows: [], total: 0 },
    criteriaOf(scope.project.guidelineVersionId),
    listSlices(scope),
    listBatches(scope),
    standingRule(scope),
  ]);
  const href = `/projects/${id}/resolve`;
  const shown = rows.flatMap(({ criterionKey, value, ...row }) => {
    const of = criteria.find(({ key }) => key === criterionKey);
    const answer = of && (value === null ? "A long answer" : answerWords(of, value));
    const address = caseHref(id, row.exampleId, criterionKey);
    return of ? [{ ...row, criterion: of.title, key: criterionKey, answer: answer ?? "", href: address }] : [];
  });
  return (
    <>
      <PageHeader
        title="Settle by rule"
        question="Which cases may be settled without anybody looking at them?"
        tabs={<ResolveTabs href={href} mayDecide />}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
        <RuleCases
          rule={rule.success ? rule.data : null}
          asked={asked}
          sessionRule={sessionRule?.cut ?? null}
          problem={rule.success ? null : (rule.error.issues[0]?.message ?? null)}
          rows={shown}
          total={total}
          criteria={criteria.filter(({ kind }) => KINDS[kind].isCompared)}
          slices={slices}
          settledHref={`${href}/settled`}
          settle={settleByRuleAction.bind(null, id)}
          withdraw={withdrawBatchAction.bind(null, id)}
        />
        <BatchList batches={batches} settledHref={`${href}/settled`} withdraw={withdrawBatchAction.bind(null, id)} />
      </div>
    </>
  );
}
