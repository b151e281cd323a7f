import { Time } from "@/components/ui/time";
import type { Criterion } from "@/lib/guideline/schema";
import type { WithdrawnResolution } from "@/lib/resolve/case";
import { reasonLabel, settledWords } from "./answer-words";

interface WithdrawnListProps {
  criterion: Criterion;
  withdrawn: readonly WithdrawnResolution[];
  text: string | undefined;
}

/** What was settled about a case before and taken back, newest first. */
export function WithdrawnList({ criterion, withdrawn, text }: WithdrawnListProps) {
  const own = withdrawn.filter(({ criterionKey }) => criterionKey === criterion.key);
  if (own.length === 0) return null;
  return (
    <details>
      <summary className="cursor-pointer text-muted">Settled before and taken back: {own.length}</summary>
      <ul className="mt-2 grid gap-2">
        {own.map((one) => (
          <li key={one.id} className="border-s-2 border-line ps-3">
            <p>
              <s>{settledWords(criterion, one.value, text)}</s>
            </p>
            <p className="text-muted">
              {reasonLabel(one.reason)}
              {one.author && `, ${one.author}`}, <Time at={one.createdAt.toISOString()} />
            </p>
            {one.note && <p dir="auto">{one.note}</p>}
            <p className="text-muted">
              Taken back{one.withdrawnBy && ` by ${one.withdrawnBy}`} <Time at={one.withdrawnAt.toISOString()} />
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
