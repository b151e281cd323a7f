import { isTyping, usePresses } from "@/components/answering/use-keys";
import { REASONS, type Reason } from "@/lib/resolve/schema";

/** Values of the answers that are not one of those listed. */
export const OTHER = "another";
export const SPLIT = "split";
export const NONE = "none";

/** The one table of keys of a case: the handlers act by it, the form and the help show it. A digit chooses the listed answer that shows it. */
export const ANSWER_KEYS: Record<string, string> = { [OTHER]: "w", [SPLIT]: "d", [NONE]: "n" };
export const REASON_KEYS: Record<Reason, string> = {
  "guideline-gap": "g",
  "ambiguous-example": "a",
  slip: "s",
  "missing-knowledge": "m",
  "bad-example": "b",
  "legitimate-disagreement": "l",
};

type CaseCommand = "settle" | "file" | "note" | "leave" | "clause" | "undo" | "next" | "previous" | "help";

interface CommandKey {
  key: string;
  does: string;
  /** Also while somebody types. */
  typing?: true;
}

export const COMMAND_KEYS: Record<CaseCommand, CommandKey> = {
  settle: { key: "mod+enter", does: "Settle and go to the next case", typing: true },
  file: { key: "f", does: "For a gap: file a new change request" },
  note: { key: "t", does: "Type a note" },
  leave: { key: "esc", does: "Leave the note", typing: true },
  clause: { key: "c", does: "Show or fold the clause of the guideline" },
  undo: { key: "u", does: "Take the last settlement back" },
  next: { key: "j", does: "Next case, without deciding" },
  previous: { key: "k", does: "Case before" },
  help: { key: "?", does: "Show these keys" },
};

type CaseAction =
  | { do: "answer"; value: string }
  | { do: "reason"; reason: Reason }
  | { do: "command"; command: CaseCommand }
  | { do: "digit"; digit: string };

/** What a key does on an open case, by its name; null where it does nothing. */
export function caseAction(key: string, typing: boolean): CaseAction | null {
  const command = COMMANDS.find((one) => COMMAND_KEYS[one].key === key && (!typing || COMMAND_KEYS[one].typing));
  if (command) return { do: "command", command };
  if (typing) return null;
  const answer = Object.keys(ANSWER_KEYS).find((value) => ANSWER_KEYS[value] === key);
  if (answer) return { do: "answer", value: answer };
  if (/^[0-9]$/.test(key)) return { do: "digit", digit: key };
  const reason = REASONS.find((one) => REASON_KEYS[one] === key);
  return reason ? { do: "reason", reason } : null;
}

export const COMMANDS = Object.keys(COMMAND_KEYS) as CaseCommand[];

/** Hands what each pressed key does to `perform`, which says whether it took it. */
export function useCaseKeys(perform: (action: CaseAction) => boolean) {
  usePresses((name, event, target) => {
    const action = event.repeat ? null : caseAction(name, isTyping(target));
    if (action && perform(action)) event.preventDefault();
  });
}
