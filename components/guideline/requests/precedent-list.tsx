import { answerWords } from "@/components/resolve/answer-words";
import { formatCount } from "@/components/ui/format";
import { TextLink } from "@/components/ui/text-link";
import { requestHref } from "@/lib/guideline/address";
import type { Precedent, PrecedentCase } from "@/lib/guideline/change-requests/records";
import type { Criterion } from "@/lib/guideline/schema";
import { caseHref } from "@/lib/resolve/address";

interface PrecedentListProps {
  guidelineId: string;
  precedents: readonly Precedent[];
  criteria: readonly Criterion[];
}

/** What a version decided at a place, and the cases behind it as far as the reader may see them. */
export function PrecedentList({ guidelineId, precedents, criteria }: PrecedentListProps) {
  return (
    <aside aria-label="Decided cases" className="border-s-2 border-good ps-3 text-sm">
      <p className="text-xs font-medium text-muted">Decided cases</p>
      <ul className="grid gap-2">
        {precedents.map(({ request, title, answer, caseCount, cases }) => (
          <li key={request} className="min-w-0">
            {answer && (
              <p className="whitespace-pre-line wrap-anywhere" dir="auto">
                {answer}
              </p>
            )}
            {title && (
              <p className="wrap-anywhere text-muted">
                Closes{" "}
                <TextLink href={requestHref(guidelineId, request)} dir="auto">
                  {title}
                </TextLink>
              </p>
            )}
            <ul>
              {cases.map((one) => (
                <CaseLine key={`${one.project.id} ${one.example}`} one={one} criteria={criteria} />
              ))}
            </ul>
            {caseCount > cases.length && (
              <p className="text-muted">
                {cases.length === 0
                  ? formatCount(caseCount, "case")
                  : formatCount(caseCount - cases.length, "further case")}
              </p>
            )}
          </li>
        ))}
      </ul>
    </aside>
  );
}

function CaseLine({
  one: { project, example, resolution },
  criteria,
}: {
  one: PrecedentCase;
  criteria: readonly Criterion[];
}) {
  const criterion = criteria.find(({ key }) => key === resolution?.criterion) ?? { kind: "text" as const };
  const settled =
    resolution && (resolution.value === null ? "no single answer" : answerWords(criterion, resolution.value));
  return (
    <li className="wrap-anywhere">
      <TextLink
        quiet
        href={caseHref(project.id, example, resolution?.criterion ?? criteria[0]?.key)}
        className="font-mono text-xs"
      >
        <bdi>{example}</bdi>
      </TextLink>
      {settled && (
        <>
          :{" "}
          <strong className="font-medium" dir="auto">
            {settled}
          </strong>
        </>
      )}
      {resolution?.withdrawn && <span className="text-muted"> (withdrawn since)</span>}
    </li>
  );
}
