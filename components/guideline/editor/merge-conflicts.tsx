import { CircleCheck } from "lucide-react";
import { FieldSet } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { RadioGroup, type RadioOption } from "@/components/ui/radio-group";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { Choice, Conflict } from "@/lib/guideline/merge/merge-contents";

interface MergeConflictsProps {
  conflicts: readonly Conflict[];
  /** Who saved the other draft. */
  who: string;
  onChoose: (id: string, choice: Choice) => void;
}

/** What both people changed, each in their own way: both wordings, and whose is to stand. */
export function MergeConflicts({ conflicts, who, onChoose }: MergeConflictsProps) {
  if (conflicts.length === 0) {
    return (
      <p className="flex items-center gap-2">
        <CircleCheck aria-hidden className="size-4 shrink-0 text-good" />
        You changed different places: the merge holds everything that either of you wrote.
      </p>
    );
  }
  return (
    <div className="grid gap-5">
      <p>
        {formatCount(conflicts.length, "place")} changed by both. Everything else is merged: whatever either of you
        wrote there is kept.
      </p>
      {conflicts.map((conflict) => (
        <FieldSet key={conflict.id} legend={conflict.place} className="border-s-2 border-warn ps-3">
          <RadioGroup
            className="gap-1"
            value={conflict.choice}
            onValueChange={(choice) => onChoose(conflict.id, choice as Choice)}
            options={[
              { value: "theirs", label: `As ${who} has it`, ...wording(`What ${who} wrote`, conflict.theirs) },
              { value: "mine", label: "As you have it", ...wording("What you wrote", conflict.mine) },
              ...(conflict.mayKeepBoth
                ? [
                    {
                      value: "both",
                      label: "Both, one after the other",
                      help: "You can tidy up in the text afterwards.",
                    },
                  ]
                : []),
            ]}
          />
        </FieldSet>
      ))}
    </div>
  );
}

function wording(name: string, text: string | undefined): Pick<RadioOption, "help" | "below"> {
  if (text === undefined) return { help: "removed" };
  if (text.trim() === "") return { help: "empty" };
  return {
    below: (
      <ScrollRegion label={name} className="max-h-40 overflow-y-auto">
        <p className="whitespace-pre-wrap wrap-anywhere" dir="auto">
          {text}
        </p>
      </ScrollRegion>
    ),
  };
}
