import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { categoryWords } from "@/components/evaluate/judge-words";
import { PageHeader } from "@/components/frame/page-header";
import { CasesList } from "@/components/measure/cases-list";
import { answerWords } from "@/components/resolve/answer-words";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { VersionBadge } from "@/components/version-badge/version-badge";
import type { Search } from "@/lib/address/address";
import { projectPage } from "@/lib/auth/current";
import type { Value } from "@/lib/core/rating-table";
import { isHashed } from "@/lib/guideline/answers/stored-key";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { AnswerValue, Criterion } from "@/lib/guideline/schema";
import { casesTable, measureHref } from "@/lib/measure/address";
import { casesOn } from "@/lib/measure/case-queries";
import { casesQuerySchema } from "@/lib/measure/schema";
import { caseHref } from "@/lib/resolve/address";

export const metadata: Metadata = { title: "Examples behind a figure" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Search;
}

export default async function CasesPage({ params, searchParams }: Props) {
  const { project: id } = await params;
  const scope = await projectPage(id, "measure:read");
  const { page, size, q: _q, sort: _sort, cols: _cols, ...asked } = await casesTable.load(searchParams);
  const query = casesQuerySchema.safeParse(asked);
  if (!query.success) notFound();
  const found = await casesOn(scope, query.data, { offset: (page - 1) * size, limit: size });
  if (!found.ok) return <ErrorState title={found.message}>Choose something else in the filter.</ErrorState>;
  const { criterion, versions, rows, total } = found.value;
  const { differ: _differ, answers: _answers, missed: _missed, ...filter } = asked;
  return (
    <>
      <PageHeader
        title={criterion.title}
        question={questionOf(asked, (answer) => categoryWords(criterion, answer))}
        badges={versions.map(({ number, hash }) => (
          <VersionBadge key={number} number={number} hash={hash} pinned={number === scope.project.versionNumber} />
        ))}
        actions={<LinkButton href={measureHref(id, "agreement", filter)}>Back to agreement</LinkButton>}
      />
      <CasesList
        total={total}
        rows={rows.map(({ example, share, known, labels }) => ({
          ...example,
          share,
          known: known === null ? null : wordsOf(criterion, known),
          href: caseHref(id, example.id, criterion.key),
          labels: labels.map(({ annotator, value }) => ({
            id: annotator.id,
            name: annotator.name,
            answer: wordsOf(criterion, value),
          })),
        }))}
      />
    </>
  );
}

function questionOf(
  { answers, missed }: { answers?: string[]; missed?: string },
  words: (answer: string) => string,
): string {
  if (missed) return "Which known answers did this person answer otherwise? A known answer may itself be wrong.";
  if (!answers) return "Which examples are behind the figure?";
  return `Which examples got ${answers.length === 2 ? "both " : ""}${answers.map((answer) => `“${words(answer)}”`).join(" and ")}?`;
}

function wordsOf(criterion: Criterion, value: AnswerValue): string {
  if (isHashed(value)) return "too long for a list";
  return KINDS[criterion.kind].marksText ? answerWords(criterion, value) : categoryWords(criterion, value as Value);
}
