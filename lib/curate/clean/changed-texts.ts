import { changeTexts } from "@/lib/clean/example-texts";
import { aroundChange } from "@/lib/examples/around-change";
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

function shown(where: string, text: string, other: string): ChangedText {
  const { one, other: changed, before, afterOne, afterOther } = aroundChange(text, other, MOST_SHOWN);
  return { where, before: one, after: changed, isCut: before + afterOne + afterOther > 0 };
}
