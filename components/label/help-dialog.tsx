"use client";

import { withoutTurns } from "@/components/example-view/invisible";
import { Dialog } from "@/components/ui/dialog";
import { type KeyHint, KeyHints } from "@/components/ui/key-hints";
import type { Criterion } from "@/lib/guideline/schema";
import { COMMANDS, type QuestionKeys } from "../answering/keys";

interface HelpDialogProps {
  keys: QuestionKeys | undefined;
  criteria: readonly Criterion[];
  onClose: () => void;
}

/** Every key, from the table that the handler reads. */
export function HelpDialog({ keys, criteria, onClose }: HelpDialogProps) {
  const general: KeyHint[] = [
    { keys: ["1", "9", "0"], does: "Choose in the question with the golden edge" },
    ...COMMANDS.map(({ keys: own, does }) => ({ keys: [...own], does })),
    { keys: "esc", does: "Leave a text field, close a panel" },
  ];
  const letters = keys ? criteria.flatMap((criterion) => lettersOf(criterion, keys)) : [];
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title="Keys" place="wide">
      <div className="grid gap-x-10 gap-y-6 md:grid-cols-2">
        <KeyHints layout="list" hints={general} />
        <div>
          <h3 className="mb-2 font-medium">Letters of these questions</h3>
          {letters.length > 0 ? (
            <KeyHints layout="list" hints={letters} />
          ) : (
            <p className="text-muted">These questions are answered by digits alone.</p>
          )}
          <p className="mt-4 text-muted">
            A letter answers the question with the golden edge, and brings the edge to its question from any other.
            Letters and digits are yours while you type; Control or Command with Enter submits also then. In a text to
            mark, arrows walk by word, with Control by character, Shift extends.
          </p>
        </div>
      </div>
    </Dialog>
  );
}

function lettersOf({ key, title, options = [] }: Criterion, keys: QuestionKeys): KeyHint[] {
  const field = keys.fields.get(key);
  const answers = keys.answers.get(key);
  return [
    ...(field ? [{ keys: field, does: `Go into ${withoutTurns(title)}` }] : []),
    ...options.flatMap(({ value, label }) => {
      const letter = answers?.get(value);
      return letter ? [{ keys: letter, does: withoutTurns(`${title} ${label}`) }] : [];
    }),
  ];
}
