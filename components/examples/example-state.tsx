import { Badge } from "@/components/ui/badge";
import { EXCLUSION_WORDS, type KeptOutReason } from "@/lib/curate/schema";

interface ExampleStateProps {
  gold: boolean;
  /** How many flags nobody has dealt with. */
  flags: number;
  excluded: { reason: string | null } | null;
}

/** What is special about an example, beside its name. */
export function ExampleState({ gold, flags, excluded }: ExampleStateProps) {
  return (
    <>
      {gold && <Badge tone="gold">known answer</Badge>}
      {flags > 0 && <Badge tone="warn">flagged</Badge>}
      {excluded && (
        <Badge tone="bad">
          excluded{excluded.reason && `: ${EXCLUSION_WORDS[excluded.reason as KeptOutReason].toLowerCase()}`}
        </Badge>
      )}
    </>
  );
}
