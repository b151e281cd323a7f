import { PageHeader } from "@/components/frame/page-header";
import { TextLink } from "@/components/ui/text-link";
import type { PersonChoice } from "@/lib/assign/choice-queries";
import type { RoundSummary } from "@/lib/assign/queries";
import { RoundBadge } from "./round-badge";
import { type ChangeRound, RoundControls } from "./round-controls";
import { RoundVersions } from "./round-versions";
import { ROUND_STATE } from "./round-words";

interface RoundHeaderProps {
  round: RoundSummary;
  pinnedVersion: number;
  /** Where all rounds are. */
  listHref: string;
  people: readonly PersonChoice[];
  /** Absent for those who may only look. */
  change: ChangeRound | null;
}

/** A round's name, state and version, and what a lead can do with it. */
export function RoundHeader({ round, pinnedVersion, listHref, people, change }: RoundHeaderProps) {
  const { name, state } = round;
  return (
    <PageHeader
      title={name}
      question={ROUND_STATE[state].help}
      badges={
        <>
          <RoundBadge round={round} />
          <RoundVersions round={round} pinned={pinnedVersion} />
        </>
      }
      actions={
        <>
          <TextLink href={listHref}>All rounds</TextLink>
          {change && <RoundControls round={round} people={people} change={change} />}
        </>
      }
    />
  );
}
