"use client";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { ListTable } from "@/components/ui/list-table";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import type { QualificationResult } from "@/lib/assign/qualification/records";
import { scoreWords } from "./pass-words";

interface QualificationPeopleProps {
  people: QualificationResult[];
  grant: (input: { annotatorId: string }) => Promise<Outcome<unknown>>;
}

/** How every annotator stands, and one more attempt for whoever has none left. */
export function QualificationPeople({ people, grant }: QualificationPeopleProps) {
  const { run, busy, refusal } = useCommand(grant);
  if (people.length === 0) return <p className="text-muted">The project has no annotators yet.</p>;
  return (
    <div className="grid gap-3">
      {refusal && <FieldError>{refusal.message}</FieldError>}
      <ListTable
        caption="How people stand"
        rows={people}
        rowKey={({ annotatorId }) => annotatorId}
        columns={[
          { label: "Name", cell: ({ name }) => <bdi className="wrap-anywhere">{name}</bdi> },
          { label: "Stands", cell: (person) => <Stands person={person} /> },
          {
            label: "Attempts",
            cell: ({ tries }) =>
              tries.length === 0 ? (
                <span className="text-muted">none</span>
              ) : (
                <ol>
                  {tries.map((one) => (
                    <li key={one.number} className="figures">
                      {one.number}: {scoreWords(one)}
                    </li>
                  ))}
                </ol>
              ),
          },
          {
            label: "Another attempt",
            hideLabel: true,
            align: "end",
            cell: ({ annotatorId, name, qualified, left, tries }) =>
              !qualified &&
              left === 0 &&
              tries.every(({ endedAt }) => endedAt !== null) && (
                <Button
                  size="sm"
                  busy={busy}
                  aria-label={`Give ${name} another attempt`}
                  onClick={() => void run({ annotatorId })}
                >
                  Give another attempt
                </Button>
              ),
          },
        ]}
      />
    </div>
  );
}

function Stands({ person: { qualified, left, tries } }: { person: QualificationResult }) {
  if (qualified) return <Badge tone="good">qualified</Badge>;
  if (tries.some(({ endedAt }) => endedAt === null)) return <Badge tone="info">at it</Badge>;
  if (left === 0) return <Badge tone="bad">no attempt left</Badge>;
  return <span className="text-muted">{formatCount(left, "attempt")} left</span>;
}
