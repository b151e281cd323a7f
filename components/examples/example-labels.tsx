import { answerWords, reasonLabel, settledWords } from "@/components/resolve/answer-words";
import { Badge } from "@/components/ui/badge";
import { formatCount } from "@/components/ui/format";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { AnswerValue, Criterion } from "@/lib/guideline/schema";
import type { AnonymousLabel, StandingResolution } from "@/lib/resolve/case";

interface ExampleLabelsProps {
  criteria: readonly Criterion[];
  labels: readonly AnonymousLabel[];
  resolutions: readonly StandingResolution[];
  /** Known answers, where it is a gold example. */
  gold: Readonly<Record<string, unknown>> | undefined;
  /** The text in which spans count. */
  text: string | undefined;
  /** A criterion's case on the desk. */
  caseHref: (criterion: string) => string;
}

/** What everybody answered to each question, without names, with the known answer and the decision. */
export function ExampleLabels({ criteria, labels, resolutions, gold, text, caseHref }: ExampleLabelsProps) {
  const known: ListColumn<Criterion> = {
    label: "Known answer",
    cell: (criterion) => {
      const value = gold?.[criterion.key];
      return <span dir="auto">{value === undefined ? "–" : answerWords(criterion, value as AnswerValue, text)}</span>;
    },
  };
  const columns: readonly ListColumn<Criterion>[] = [
    { label: "Criterion", cell: ({ title }) => <bdi>{title}</bdi> },
    { label: "Labels", cell: (criterion) => <Given criterion={criterion} labels={labels} text={text} /> },
    ...(gold ? [known] : []),
    {
      label: "Decision",
      cell: (criterion) => (
        <Decision
          criterion={criterion}
          settled={resolutions.find(({ criterionKey }) => criterionKey === criterion.key)}
          text={text}
          href={caseHref(criterion.key)}
        />
      ),
    },
  ];
  return (
    <div className="grid gap-2">
      <ListTable caption="Labels and decisions" columns={columns} rows={criteria} rowKey={({ key }) => key} />
      {labels.some(({ isModel }) => isModel) && (
        <p className="text-muted">J1, J2 … are AI judges. They do not count as people.</p>
      )}
    </div>
  );
}

interface AboutOne {
  criterion: Criterion;
  text: string | undefined;
}

function Given({ criterion, labels, text }: AboutOne & { labels: readonly AnonymousLabel[] }) {
  const given = labels.filter(({ values }) => values[criterion.key] !== undefined);
  if (given.length === 0) return <span className="text-muted">nobody</span>;
  return (
    <ul className="grid gap-0.5">
      {given.map(({ letter, values, comments }) => (
        <li key={letter} className="flex gap-2">
          <span className="w-6 shrink-0 font-mono text-muted">{letter}</span>
          <span className="min-w-0" dir="auto">
            {answerWords(criterion, values[criterion.key]!, text)}
            {comments[criterion.key] && <span className="block text-muted">{comments[criterion.key]}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Decision({
  criterion,
  settled,
  text,
  href,
}: AboutOne & { settled: StandingResolution | undefined; href: string }) {
  if (!settled) return <TextLink href={href}>Open the case</TextLink>;
  const { value, reason, author, createdAt, changedLabels } = settled;
  return (
    <span>
      <TextLink href={href}>
        <strong className="font-medium" dir="auto">
          {settledWords(criterion, value, text)}
        </strong>
      </TextLink>
      <span className="block text-muted">
        {reasonLabel(reason)}, {author && <bdi>{author}, </bdi>}
        <Time at={createdAt.toISOString()} />
      </span>
      {changedLabels > 0 && <Badge tone="warn">{formatCount(changedLabels, "label")} changed since</Badge>}
    </span>
  );
}
