import { diffArrays, diffWordsWithSpace } from "diff";

/** A stretch of text: in both, only in the old, only in the new. */
export interface DiffPart {
  kind: "same" | "removed" | "added";
  text: string;
}

/** Neighbouring lines that are all the same, or that changed together. Line ends belong to the text. */
export interface DiffBlock {
  changed: boolean;
  parts: DiffPart[];
}

/** Blocks longer than this are shown as old and new as a whole: comparing their words would take seconds and help nobody. */
const MAX_BLOCK = 20_000;
/** With a smaller share of their letters in common, two texts interleaved word by word can be read as neither. */
const MIN_SHARED = 0.35;
/** More changed lines than this make the comparison slow; then the texts stand whole. */
const MAX_LINE_EDITS = 1000;

/**
 * How one text became another: lines are compared first, then words within the lines that changed. The parts that are "same" or
 * "removed" make up the old text, those that are "same" or "added" the new one.
 */
export function diffText(before: string, after: string): DiffBlock[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  const lines = diffArrays(old, now, { maxEditLength: MAX_LINE_EDITS }) ?? [
    { value: old, removed: true, added: false },
    { value: now, removed: false, added: true },
  ];
  const blocks: DiffBlock[] = [];
  for (let at = 0; at < lines.length; at++) {
    const [line, next] = [lines[at]!, lines[at + 1]];
    const text = line.value.join("");
    if (!line.removed && !line.added) blocks.push({ changed: false, parts: [{ kind: "same", text }] });
    else if (next && (next.added || next.removed) && next.added !== line.added) {
      const other = next.value.join("");
      blocks.push({ changed: true, parts: line.removed ? diffWords(text, other) : diffWords(other, text) });
      at++;
    } else blocks.push({ changed: true, parts: [{ kind: line.added ? "added" : "removed", text }] });
  }
  return blocks.filter(({ parts }) => parts.some(({ text }) => text !== ""));
}

function diffWords(before: string, after: string): DiffPart[] {
  const sides: DiffPart[] = [
    { kind: "removed", text: before },
    { kind: "added", text: after },
  ];
  const whole = sides.filter(({ text }) => text !== "");
  if (before.length + after.length > MAX_BLOCK) return whole;
  const parts = diffWordsWithSpace(before, after).map(({ value, added, removed }): DiffPart => {
    return { kind: added ? "added" : removed ? "removed" : "same", text: value };
  });
  const shared = parts.filter(({ kind }) => kind === "same").reduce((sum, { text }) => sum + letters(text), 0);
  return shared < MIN_SHARED * Math.max(letters(before), letters(after)) ? whole : parts;
}

/** Length without white space. */
function letters(text: string): number {
  return text.replace(/\s+/g, "").length;
}

function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/);
}
