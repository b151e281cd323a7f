import { DraftList } from "@/components/assign/draft-list";
import { answerWords } from "@/components/resolve/answer-words";
import { Section } from "@/components/ui/section";
import { leftDrafts } from "@/lib/assign/draft-queries";
import { scopeIf } from "@/lib/auth/scope";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import type { RoundPart } from "./round-part";

/** What was begun and not handed in by those who hold it no more: for leads, and only where there is some. */
export async function RoundDrafts({ scope, round, lists }: RoundPart) {
  const manage = scopeIf(scope, "rounds:manage");
  const { rows, total } = manage ? await leftDrafts(manage, round.id, lists.drafts) : { rows: [], total: 0 };
  if (total === 0) return null;
  const drafts = await Promise.all(
    rows.map(async ({ answers, guidelineVersionId, ...draft }) => ({
      ...draft,
      answers: (await criteriaOf(guidelineVersionId)).flatMap((criterion) => {
        const value = Object.hasOwn(answers, criterion.key) ? answers[criterion.key] : null;
        return value == null ? [] : [{ title: criterion.title, words: answerWords(criterion, value) }];
      }),
    })),
  );
  return (
    <div id="drafts">
      <Section
        title="Begun and not handed in"
        note="Their authors lost the lease or left. The answers count nowhere; the examples are open to others."
      >
        <DraftList projectId={scope.projectId} drafts={drafts} total={total} />
      </Section>
    </div>
  );
}
