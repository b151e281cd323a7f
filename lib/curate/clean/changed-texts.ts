import { changeTexts } from "@/lib/clean/example-texts";
import type { Example } from "@/lib/formats/example";

/** A text of an example before and after it was cleaned. */
export interface ChangedText {
  /** Names and places, as in JSON: `messages 2 content`. */
  where: string;
  before: string;
  after: string;
  /** Only the surroundings of the first change are shown. */
  isCut: boolean;
}

const MOST_SHOWN = 4000;
const BEFORE_CHANGE = 300;

/** The texts that differ, the first of them, long ones around their first difference. */
export function changedTexts(before: Example, after: Example, most: number): ChangedText[] {
  const now = textsOf(after);
  const changed: ChangedText[] = [];
  for (const [where, text] of textsOf(before)) {
    const other = now.get(where);
    if (changed.length < most && other !== undefined && other !== text) changed.push(shown(where, text, other));
  }
  return changed;
}

function textsOf(example: Example): Map<string, string> {
  const texts = new Map<string, string>();
  changeTexts(example, (text, path) => {
    texts.set(path.map((step) => (typeof step === "number" ? String(step + 1) : step)).join(" "), text);
    return text;
  });
  return texts;
}

function shown(where: string, before: string, after: string): ChangedText {
  if (before.length <= MOST_SHOWN && after.length <= MOST_SHOWN) return { where, before, after, isCut: false };
  let same = 0;
  while (same < before.length && before[same] === after[same]) same++;
  const from = Math.max(0, same - BEFORE_CHANGE);
  const cut = (text: string) => text.slice(from, from + MOST_SHOWN).toWellFormed();
  return { where, before: cut(before), after: cut(after), isCut: true };
}
