import { answerWords } from "@/components/resolve/answer-words";
import { LinkButton } from "@/components/ui/link-button";
import { type ListColumn, ListTable } from "@/components/ui/list-table";
import { numbered } from "@/components/ui/numbered";
import { TextLink } from "@/components/ui/text-link";
import type { JudgeCase } from "@/lib/evaluate/judges/cases";
import type { Criterion } from "@/lib/guideline/schema";

interface JudgeCaseTableProps {
  criterion: Criterion;
  cases: readonly JudgeCase[];
  page: number;
  more: boolean;
  /** Where an example is settled. */
  caseHref: (example: string) => string;
  pageHref: (page: number) => string;
}

/** Examples with what the judge and people said, and the judge's reason. */
export function JudgeCaseTable({ criterion, cases, page, more, caseHref, pageHref }: JudgeCaseTableProps) {
  const columns: readonly ListColumn<JudgeCase>[] = [
    {
      label: "Example",
      cell: ({ exampleId, externalId, excerpt }) => (
        <>
          <TextLink href={caseHref(exampleId)}>
            <bdi>{externalId}</bdi>
          </TextLink>
          <span dir="auto" className="line-clamp-2 text-muted">
            {excerpt}
          </span>
        </>
      ),
    },
    { label: "People", cell: (row) => <People criterion={criterion} row={row} /> },
    { label: "Judge", cell: ({ judge }) => <span dir="auto">{answerWords(criterion, judge)}</span> },
    {
      label: "Its reason",
      cell: ({ reason }) => (
        <span dir="auto" className="text-muted">
          {reason ?? "none given"}
        </span>
      ),
    },
  ];
  return (
    <>
      <ListTable caption="Examples behind it" columns={columns} rows={cases} rowKey={({ exampleId }) => exampleId} />
      {(page > 1 || more) && (
        <nav aria-label="Pages" className="mt-3 flex items-center gap-3">
          {page > 1 && (
            <LinkButton size="sm" href={pageHref(page - 1)}>
              Previous
            </LinkButton>
          )}
          {more && (
            <LinkButton size="sm" href={pageHref(page + 1)}>
              Next
            </LinkButton>
          )}
        </nav>
      )}
    </>
  );
}

function People({ criterion, row: { people, settled } }: { criterion: Criterion; row: JudgeCase }) {
  return (
    <span>
      {people.length === 0 && "–"}
      {numbered(people).map(({ place, item: { value, n } }) => (
        <span key={place}>
          {place > 0 && ", "}
          {value === null ? "a long answer" : <bdi>{answerWords(criterion, value)}</bdi>}
          {n > 1 && ` ×${n}`}
        </span>
      ))}
      {settled && <span className="text-muted"> · settled</span>}
    </span>
  );
}
