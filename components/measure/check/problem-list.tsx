import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Callout } from "@/components/ui/callout";
import { formatCount } from "@/components/ui/format";
import type { MeasureWanted } from "@/lib/measure/address";
import type { FoundCheck } from "@/lib/measure/check/queries";
import type { Affected } from "@/lib/measure/check/rules";
import { ComputedAt } from "../computed-at";
import { NotCompared } from "../not-compared";

const AFFECTED: Record<Affected, string> = {
  agreement: "Agreement",
  annotators: "Annotators",
  fatigue: "Fatigue",
  consensus: "Consensus",
};

interface ProblemListProps {
  projectId: string;
  filter: MeasureWanted;
  found: FoundCheck;
  /** Where nobody gave a label. */
  empty: ReactNode;
}

/** What in the data stands in the way of figures: what it means, and what to do. */
export function ProblemList({ projectId, filter, found, empty }: ProblemListProps) {
  const { criterion, facts, problems, computedAt, isRenewed } = found;
  if (!facts) return <NotCompared projectId={projectId} criterion={criterion} filter={filter} />;
  if (facts.labels === 0) return empty;
  return (
    <div className="grid gap-6">
      <p className="text-muted">
        {formatCount(facts.labels, "label")} of {formatCount(facts.items, "example")} by{" "}
        {formatCount(facts.byAnnotator.length, "person", "people")}, {facts.compared.toLocaleString("en")} of the
        examples with two labels or more.
      </p>
      {problems.length === 0 ? (
        <Callout tone="good" title="Nothing stands in the way">
          Overlap, order, times and clocks of these labels carry the figures.
        </Callout>
      ) : (
        <ul aria-label="Problems" className="grid max-w-[88ch] gap-5">
          {problems.map(({ rule, weight, affects, found, meaning, todo }) => (
            <li key={rule}>
              <Callout tone={weight === "stops" ? "bad" : "warn"} title={found}>
                <p>{meaning}</p>
                <p className="mt-1">
                  <span className="text-muted">What to do: </span>
                  {todo}
                </p>
                <p className="mt-1.5 flex flex-wrap items-center gap-1.5 text-xs text-muted">
                  <span>{weight === "stops" ? "Cannot be told from these labels:" : "To be read with care:"}</span>
                  {affects.map((place) => (
                    <Badge key={place}>{AFFECTED[place]}</Badge>
                  ))}
                </p>
              </Callout>
            </li>
          ))}
        </ul>
      )}
      <ComputedAt at={computedAt} isRenewed={isRenewed} />
    </div>
  );
}
