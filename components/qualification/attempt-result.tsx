import { CircleCheck, CircleX } from "lucide-react";
import { ExampleView } from "@/components/example-view/example-view";
import { answerWords } from "@/components/resolve/answer-words";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { ListTable } from "@/components/ui/list-table";
import { spanText } from "@/lib/guideline/answers/answer-context";
import type { AnswerValue, Criterion } from "@/lib/guideline/schema";
import type { AttemptItem, AttemptResult } from "@/lib/label/qualification/schema";
import { scoreWords, shareWords } from "./pass-words";

interface AttemptResultViewProps {
  result: AttemptResult;
  criteria: readonly Criterion[];
  /** The page of the qualification. */
  path: string;
  labelHref: string;
}

/** How an attempt went: every example with what was answered and, where it is told, what is right and why. */
export function AttemptResultView({ result, criteria, path, labelHref }: AttemptResultViewProps) {
  const { passed, passMark, items } = result;
  return (
    <div className="grid gap-8">
      <Callout
        tone={passed ? "good" : "warn"}
        title={passed ? "Passed" : "Not passed this time"}
        actions={
          <>
            {passed && <LinkButton href={labelHref}>Start labelling</LinkButton>}
            <LinkButton href={path}>All attempts</LinkButton>
          </>
        }
      >
        {scoreWords(result)}; {shareWords(passMark)} needed.{" "}
        {items.some(({ key }) => key !== null)
          ? "Read why where an answer differs: the same kind of case will come again."
          : "Which answers are right is told once you pass, since these examples may be asked again. Read the guideline on them before you try anew."}
      </Callout>
      <ol className="grid gap-8">
        {items.map((item) => (
          <li key={item.id} className="grid gap-3 border-t border-line pt-5">
            <ExampleView example={{ ...item.example, id: item.id }} bare />
            <ItemAnswers item={item} criteria={criteria} />
            {item.key && (
              <p className="max-w-[72ch] border-s-2 border-gold ps-3 whitespace-pre-line wrap-anywhere" dir="auto">
                {item.key.explanation}
              </p>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

function ItemAnswers({ item, criteria }: { item: AttemptItem; criteria: readonly Criterion[] }) {
  const text = spanText(item.example.kind, { ...item.example });
  const known = item.key;
  const asked = criteria.filter(({ key }) => Object.hasOwn(known?.expected ?? item.given, key));
  const words = (criterion: Criterion, value: AnswerValue | undefined) =>
    value === undefined ? (
      <span className="text-muted">no answer</span>
    ) : (
      <bdi>{answerWords(criterion, value, text)}</bdi>
    );
  return (
    <ListTable
      caption={`Answers to ${item.id}`}
      rows={asked}
      rowKey={({ key }) => key}
      columns={[
        { label: "Question", cell: ({ title }) => <bdi className="wrap-anywhere">{title}</bdi> },
        { label: "You", cell: (criterion) => words(criterion, item.given[criterion.key]) },
        ...(known
          ? [
              { label: "Right", cell: (criterion: Criterion) => words(criterion, known.expected[criterion.key]) },
              { label: "Same", cell: ({ key }: Criterion) => <Mark right={known.right.includes(key)} /> },
            ]
          : []),
      ]}
    />
  );
}

function Mark({ right }: { right: boolean }) {
  const Icon = right ? CircleCheck : CircleX;
  return (
    <span
      className={right ? "inline-flex items-center gap-1.5 text-good" : "inline-flex items-center gap-1.5 text-bad"}
    >
      <Icon aria-hidden className="size-4" />
      {right ? "yes" : "no"}
    </span>
  );
}
