import { isTyping, usePresses } from "@/components/answering/use-keys";
import { VERDICTS, type Verdict } from "@/lib/curate/measurements/schema";

type BlindCommand = "next" | "previous" | "note" | "guideline" | "pause" | "help";

/** The one table of keys of a blind reading: the handler acts by it, buttons and help show it. The first key stands on the button. */
export const BLIND_KEYS: Record<BlindCommand, { keys: readonly [string, ...string[]]; does: string; typing?: true }> = {
  next: { keys: ["j"], does: "On to the next example; what was said of this one stays" },
  previous: { keys: ["k", "u"], does: "Back to the example before, to answer otherwise" },
  note: { keys: ["n"], does: "Write a note" },
  guideline: { keys: ["g"], does: "Show or hide the guideline" },
  pause: { keys: ["esc"], does: "Leave the note; else pause and go on", typing: true },
  help: { keys: ["?"], does: "Show these keys" },
};
const COMMANDS = Object.keys(BLIND_KEYS) as BlindCommand[];

export type BlindAction = { do: BlindCommand } | { do: "say"; verdict: Verdict };

/** The digit that says it: one key answers, and the next example comes. */
export const digitOf = (verdict: Verdict) => String(VERDICTS.indexOf(verdict) + 1);

/** What a key does, by its name; null where it does nothing. */
export function blindAction(key: string, typing: boolean): BlindAction | null {
  const command = COMMANDS.find((one) => BLIND_KEYS[one].keys.includes(key));
  if (command) return typing && !BLIND_KEYS[command].typing ? null : { do: command };
  const verdict = typing ? undefined : VERDICTS.find((one) => digitOf(one) === key);
  return verdict ? { do: "say", verdict } : null;
}

/** Hands what each pressed key does to `perform`, which says whether it took it. */
export function useBlindKeys(perform: (action: BlindAction) => boolean) {
  usePresses((name, event, target) => {
    const action = event.repeat ? null : blindAction(name, isTyping(target));
    if (action && perform(action)) event.preventDefault();
  });
}
