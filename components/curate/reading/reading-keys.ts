import { isTyping, usePresses } from "@/components/answering/use-keys";
import type { Quality } from "@/lib/curate/readings/schema";
import { QUALITIES } from "@/lib/guideline/schema";

type ReadingCommand = "next" | "previous" | "note" | "leave" | "guideline" | "exclude" | "pause" | "help";

/** The one table of keys of a reading: the handler acts by it, buttons and help show it. The first key stands on the button. */
export const READING_KEYS: Record<
  ReadingCommand,
  { keys: readonly [string, ...string[]]; does: string; typing?: true }
> = {
  next: { keys: ["enter", "j"], does: "Read: go on to the next example" },
  previous: { keys: ["k"], does: "Back to the example before" },
  note: { keys: ["n"], does: "Write a note" },
  leave: { keys: ["mod+enter"], does: "Leave the note", typing: true },
  guideline: { keys: ["g"], does: "Show or hide the guideline" },
  exclude: { keys: ["e"], does: "Exclude the example at once, for the first quality that it lacks; again: take it in" },
  pause: { keys: ["esc"], does: "Leave the note; else pause and go on", typing: true },
  help: { keys: ["?"], does: "Show these keys" },
};
const COMMANDS = Object.keys(READING_KEYS) as ReadingCommand[];

export type ReadingAction = { do: ReadingCommand } | { do: "lacks"; quality: Quality };

/** The digit of a quality. */
export const digitOf = (quality: Quality) => String(QUALITIES.indexOf(quality) + 1);

/** What a key does, by its name; null where it does nothing. */
export function readingAction(key: string, typing: boolean): ReadingAction | null {
  const command = COMMANDS.find((one) => READING_KEYS[one].keys.includes(key));
  if (command) return typing && !READING_KEYS[command].typing ? null : { do: command };
  const quality = QUALITIES[Number(key) - 1];
  return typing || !/^[1-6]$/.test(key) || !quality ? null : { do: "lacks", quality };
}

/** Hands what each pressed key does to `perform`, which says whether it took it. Enter and space press what has the focus. */
export function useReadingKeys(perform: (action: ReadingAction) => boolean) {
  usePresses((name, event, target) => {
    const action = event.repeat ? null : readingAction(name, isTyping(target));
    if (!action || (name === "enter" && target.closest("button, a, summary"))) return;
    if (perform(action)) event.preventDefault();
  });
}
