import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { Criterion } from "@/lib/guideline/schema";
import { MANNERS } from "./choose-slot";

/** The one table of keys: the handler acts by it, the help lists it, the buttons show it. */
export const COMMANDS = [
  { command: "submit", keys: ["mod+enter"], does: "Submit and go on, also from a text field", typing: true },
  { command: "finish", keys: ["enter"], does: "Go into the field; submit once every required question is answered" },
  { command: "next", keys: ["down"], does: "Next question" },
  { command: "previous", keys: ["up"], does: "Question before" },
  { command: "more", keys: ["right"], does: "Answer after the chosen one" },
  { command: "less", keys: ["left"], does: "Answer before the chosen one" },
  { command: "clear", keys: ["backspace", "delete"], does: "Take the answer back; of a ranking the last place" },
  { command: "put-back", keys: ["z", "mod+z"], does: "Put back the answer that you changed" },
  { command: "undo", keys: ["u"], does: "Open the last submitted example again" },
  { command: "skip", keys: ["s"], does: "Skip, with a reason" },
  { command: "flag", keys: ["f"], does: "Flag for the lead" },
  { command: "guideline", keys: ["g"], does: "Guideline at the clause of the question" },
  { command: "compare", keys: ["d"], does: "Mark differences between responses" },
  { command: "find", keys: ["/"], does: "Find in the example" },
  { command: "raw", keys: ["m"], does: "Text as it was written" },
  { command: "scroll", keys: ["space", "pagedown"], does: "Scroll the example" },
  { command: "scroll-back", keys: ["shift+space", "pageup"], does: "Scroll back" },
  { command: "pause", keys: ["b", "pause"], does: "Break: time stops" },
  { command: "history", keys: ["h"], does: "Your last examples" },
  { command: "help", keys: ["?"], does: "All keys" },
] as const satisfies readonly { command: string; keys: readonly string[]; does: string; typing?: true }[];

export type Command = (typeof COMMANDS)[number]["command"];

/** The commands that act on the answers, or on which question shows the edge. */
const ANSWERING = ["next", "previous", "more", "less", "clear", "put-back"] as const satisfies readonly Command[];
export type AnsweringCommand = (typeof ANSWERING)[number];

export function isAnswering(command: Command): command is AnsweringCommand {
  return (ANSWERING as readonly Command[]).includes(command);
}

export type Action =
  | { do: "command"; command: Command }
  /** Chooses in the question that shows the edge. */
  | { do: "digit"; digit: string }
  /** Answers a question that shows the edge, and brings the edge there from anywhere else; or enters its field. */
  | { do: "answer"; criterion: string; slot: string }
  | { do: "enter"; criterion: string };

/** Letters given to the questions of one guideline version; they never change while it lasts. */
export interface QuestionKeys {
  /** By criterion and slot. */
  answers: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** By criterion: the letter that enters its field. */
  fields: ReadonlyMap<string, string>;
  actions: ReadonlyMap<string, Action>;
}

/** A choice among more options than this is answered by digits only. */
const MAX_LETTERED = 4;
const ALPHABET = [..."etaoinrlcpvwxyzkjq"];
const BY_KEY = new Map<string, { command: Command; typing: boolean }>(
  COMMANDS.flatMap((entry) =>
    entry.keys.map((key) => [key, { command: entry.command, typing: "typing" in entry }] as const),
  ),
);

/** The first key of a command, for its button. */
export function keyOf(command: Command): string {
  return COMMANDS.find((entry) => entry.command === command)!.keys[0];
}

/**
 * Gives letters to the questions, none twice and none that is a command: first one to each question with a field (text, spans, numbers,
 * long lists), then one to each option of the small choices, by the letters of its label; a choice gets letters for all of its options
 * or none. All criteria of the version count, shown or not, so that no letter moves when a question appears.
 */
export function allocateKeys(criteria: readonly Criterion[]): QuestionKeys {
  const taken = new Set<string>(BY_KEY.keys());
  const take = (wanted: string): string | undefined => {
    const letter = [...wanted.toLowerCase()].find((one) => /^[a-z]$/.test(one) && !taken.has(one));
    if (letter) taken.add(letter);
    return letter;
  };
  const fields = new Map<string, string>();
  for (const criterion of criteria.filter((one) => MANNERS[one.kind].hasField(one))) {
    const letter = take(`${MANNERS[criterion.kind].fieldLetter}${criterion.title}${ALPHABET.join("")}`);
    if (letter) fields.set(criterion.key, letter);
  }
  const answers = new Map<string, Map<string, string>>();
  for (const { key, kind, options = [] } of criteria) {
    if (!KINDS[kind].isOption || options.length > MAX_LETTERED) continue;
    const given = new Map<string, string>();
    for (const { value, label } of options) {
      const letter = take(label);
      if (letter) given.set(value, letter);
    }
    if (given.size === options.length) answers.set(key, given);
    else for (const letter of given.values()) taken.delete(letter);
  }
  return { answers, fields, actions: actionsOf(answers, fields) };
}

function actionsOf(answers: QuestionKeys["answers"], fields: QuestionKeys["fields"]): Map<string, Action> {
  const actions = new Map<string, Action>();
  for (const [criterion, letter] of fields) actions.set(letter, { do: "enter", criterion });
  for (const [criterion, slots] of answers)
    for (const [slot, letter] of slots) actions.set(letter, { do: "answer", criterion, slot });
  return actions;
}

/** What a key does, by its name; null where it does nothing. While somebody types, only what says so is taken. */
export function actionOf(key: string, questions: QuestionKeys, typing: boolean): Action | null {
  const entry = BY_KEY.get(key);
  if (typing && !entry?.typing) return null;
  if (entry) return { do: "command", command: entry.command };
  if (/^[0-9]$/.test(key)) return { do: "digit", digit: key };
  return questions.actions.get(key) ?? null;
}

/** What of a keyboard event decides its name. */
export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  isComposing: boolean;
  getModifierState(key: string): boolean;
}

const NAMED: Record<string, string> = {
  Enter: "enter",
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
  Escape: "esc",
  Backspace: "backspace",
  Delete: "delete",
  PageUp: "pageup",
  PageDown: "pagedown",
  Pause: "pause",
  " ": "space",
};

const WITH_MOD: Record<string, string> = { enter: "mod+enter", z: "mod+z" };

/**
 * The name of a pressed key as the table of keys has it: `u`, `4`, `mod+enter`, `shift+space`. Null for combinations that belong to
 * the browser, the system or an input method. AltGr is not a modifier but writes characters. A digit is the digit of the key row also
 * where the layout puts it behind Shift, and a letter is that of the key's place where the layout is not Latin.
 */
export function keyName(press: KeyPress): string | null {
  if (press.isComposing || press.getModifierState("AltGraph")) return null;
  const mod = press.ctrlKey || press.metaKey;
  if (press.altKey || (press.ctrlKey && press.metaKey)) return null;
  if (mod) return press.shiftKey ? null : (WITH_MOD[press.key.toLowerCase()] ?? null);
  const named = NAMED[press.key];
  if (named) return press.shiftKey ? `shift+${named}` : named;
  if (/^[0-9?/]$/.test(press.key)) return press.key;
  const digit = /^Digit([0-9])$/.exec(press.code)?.[1];
  if (digit && !press.shiftKey && !/^[a-z]$/i.test(press.key)) return digit;
  if (/^[a-z]$/i.test(press.key)) return press.shiftKey ? null : press.key.toLowerCase();
  const letter = /^Key([A-Z])$/.exec(press.code)?.[1];
  return letter && press.key.length === 1 && !press.shiftKey ? letter.toLowerCase() : null;
}
