"use client";

import { Section } from "@/components/ui/section";
import type { CriterionChange } from "@/lib/guideline/changes/schema";
import type { StaleDecision } from "@/lib/guideline/inputs";
import type { LabelCounts } from "@/lib/guideline/records";
import { StaleChoice } from "./stale-choice";

interface StaleLabelsProps {
  /** Criteria whose meaning changes. */
  changes: readonly CriterionChange[];
  projects: readonly LabelCounts[];
  decisions: Readonly<Record<string, StaleDecision>>;
  onDecide: (key: string, decision: StaleDecision) => void;
}

/** Which labels become stale by this version, where, and what becomes of them. Nothing is shown while no meaning changes. */
export function StaleLabels({ changes, projects, decisions, onDecide }: StaleLabelsProps) {
  if (changes.length === 0 || projects.length === 0) return null;
  return (
    <Section
      title="Labels that become stale"
      note="It happens when a project moves to this version. Labels of the other criteria stay valid and are not asked again."
    >
      <ul className="grid gap-5">
        {changes.map(({ key, title }) => (
          <li key={key}>
            <StaleChoice
              criterion={{ key, title }}
              projects={projects}
              decision={decisions[key] ?? "keep"}
              onDecide={(decision) => onDecide(key, decision)}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
