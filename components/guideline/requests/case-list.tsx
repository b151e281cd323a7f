import { answerWords } from "@/components/resolve/answer-words";
import { formatCount } from "@/components/ui/format";
import { TextLink } from "@/components/ui/text-link";
import type { CaseResolution, RequestCase } from "@/lib/guideline/change-requests/records";
import { criterionOfCase, type Subjects } from "@/lib/guideline/change-requests/subjects";
import type { Criterion } from "@/lib/guideline/schema";
import { caseHref } from "@/lib/resolve/address";
import { REASON_WORDS, type Reason } from "@/lib/resolve/schema";

interface CaseListProps {
  request: { criterion: string | null; clause: string | null; caseCount: number };
  cases: readonly RequestCase[];
  subjects: Subjects;
  criteria: readonly Criterion[];
}

/** The cases behind a request: the example, what brought it here, and what was settled about it. Nobody who labelled is named. */
export function CaseList({ request, cases, subjects, criteria }: CaseListProps) {
  const hidden = request.caseCount - cases.length;
  return (
    <>
      <ul className="grid">
        {cases.map((one) => (
          <li key={`${one.project.id} ${one.example}`} className="border-b border-line py-2.5 first:pt-0">
            <TextLink
              href={caseHref(
                one.project.id,
                one.example,
                criterionOfCase(subjects, request, one.resolution?.criterion),
              )}
              className="font-mono text-xs wrap-anywhere"
            >
              <bdi>{one.example}</bdi>
            </TextLink>
            <span className="text-xs text-muted">
              {" "}
              · <bdi>{one.project.name}</bdi>
            </span>
            <p className="mt-0.5 line-clamp-2 text-base wrap-anywhere" dir="auto">
              {one.excerpt}
            </p>
            {one.flag && (
              <p className="mt-1 wrap-anywhere" dir="auto">
                <span className="text-muted">Flagged: </span>
                <bdi>{one.flag}</bdi>
              </p>
            )}
            {one.resolution && <Settled resolution={one.resolution} criteria={criteria} />}
          </li>
        ))}
      </ul>
      {request.caseCount === 0 && <p className="text-muted">No case stands behind it yet.</p>}
      {hidden > 0 && (
        <p className="py-2 text-muted">{formatCount(hidden, "further case")} from projects that are not open to you.</p>
      )}
    </>
  );
}

function Settled({ resolution, criteria }: { resolution: CaseResolution; criteria: readonly Criterion[] }) {
  const { value, reason, note } = resolution;
  const criterion = criteria.find(({ key }) => key === resolution.criterion) ?? { kind: "text" as const };
  return (
    <p className="mt-1 wrap-anywhere">
      <span className="text-muted">Settled: </span>
      <strong className="font-medium">
        <bdi>{value === null ? "no single right answer" : answerWords(criterion, value)}</bdi>
      </strong>
      <span className="text-muted">, {REASON_WORDS[reason as Reason].label.toLowerCase()}</span>
      {note && (
        <span className="mt-0.5 block" dir="auto">
          {note}
        </span>
      )}
    </p>
  );
}
