"use client";

import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from "react";
import { codePointsBefore } from "@/lib/core/text/code-points";
import type { Criterion } from "@/lib/guideline/schema";
import type { Answering } from "./answering";
import { useStore } from "./observable";
import { type CaretMove, moveCaret } from "./span-caret";
import { Caret, type MarkedSpan, PieceText } from "./span-piece";
import { piecesOf, type Span, spansOf } from "./span-pieces";
import type { QuestionTask } from "./task";

interface SpanTextProps {
  text: string;
  task: QuestionTask;
  hands: Answering;
  /** The questions that mark spans in this text. */
  criteria: readonly Criterion[];
}

/** In the tab order, since spans are made by keyboard here. */
const KEYBOARD_PLACE = { tabIndex: 0 };
/** Stretches that are cut out of the text to be seen, and are no answers. */
const SEEN = "";

/** A text in which spans are marked, by pointer or by keyboard. It is shown exactly as it is, since spans count its characters. */
export function SpanText({ text, task, hands, criteria }: SpanTextProps) {
  const { answers } = useStore(task.sheet);
  const caret = useStore(task.selection);
  const box = useRef<HTMLDivElement>(null);
  const marks: MarkedSpan[] = criteria.flatMap((criterion) =>
    spansOf(answers[criterion.key]).map((span) => ({ ...span, criterion })),
  );
  const [from, to] = caret ? [Math.min(caret.at, caret.anchor), Math.max(caret.at, caret.anchor)] : [0, 0];
  const selected: Span[] = from < to ? [{ start: from, end: to, label: SEEN }] : [];
  const spans = [...marks, ...selected];
  const cut: Span[] = caret ? [{ start: caret.at, end: caret.at + 1, label: SEEN }] : [];
  const pieces = piecesOf(text, [...spans, ...cut]);
  useEffect(() => {
    if (caret) box.current?.querySelector("[data-caret]")?.scrollIntoView({ block: "nearest" });
  }, [caret]);
  function select(event: PointerEvent<HTMLDivElement>) {
    const range = rangeIn(event.currentTarget);
    if (range) task.selection.set({ anchor: range.start, at: range.end });
    else if (document.getSelection()?.isCollapsed) task.selection.set(null);
    document.getSelection()?.removeAllRanges();
  }
  /** Digits are for the question that is marked here. */
  function takeFocus() {
    const asked = criteria.some(({ key }) => key === task.sheet.read().focus);
    if (!asked && criteria[0]) hands.focus(criteria[0].key);
  }
  function onKeyDown(event: KeyboardEvent) {
    const move = MOVES[event.key];
    if (!move && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (!move) return leave();
    const by: CaretMove =
      move.by === "word" && (event.ctrlKey || event.altKey || event.metaKey) ? "character" : move.by;
    task.selection.set(moveCaret(text, caret ?? { at: 0, anchor: 0 }, by, move.direction, event.shiftKey));
  }
  function leave() {
    task.selection.set(null);
    const key = criteria.find((criterion) => criterion.key === task.sheet.read().focus)?.key ?? criteria[0]?.key;
    document.querySelector<HTMLElement>(`[data-question="${key}"]`)?.focus();
  }
  return (
    <div
      ref={box}
      data-span-text
      role="application"
      aria-label="The text to mark. Arrows walk by word, Shift extends, digits label, Escape leaves."
      {...KEYBOARD_PLACE}
      dir="auto"
      onFocus={takeFocus}
      onPointerUp={select}
      onKeyDown={onKeyDown}
      className="reading foreign cursor-text rounded-sm leading-[2.1]! whitespace-pre-wrap selection:bg-info/30"
    >
      {pieces.map((piece) => (
        <PieceText
          key={piece.start}
          piece={piece}
          marks={marks}
          selected={from <= piece.start && piece.start < to}
          caretAt={caret?.at}
        />
      ))}
      {caret?.at !== undefined && caret.at >= (pieces.at(-1)?.end ?? 0) && <Caret />}
    </div>
  );
}

const MOVES: Record<string, { by: CaretMove; direction: 1 | -1 } | undefined> = {
  ArrowRight: { by: "word", direction: 1 },
  ArrowLeft: { by: "word", direction: -1 },
  ArrowDown: { by: "line", direction: 1 },
  ArrowUp: { by: "line", direction: -1 },
};

/** The native selection inside the text, in code points; null where there is none. */
function rangeIn(box: HTMLElement): { start: number; end: number } | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const start = pointIn(box, range.startContainer, range.startOffset);
  const end = pointIn(box, range.endContainer, range.endOffset);
  return start !== null && end !== null && start < end ? { start, end } : null;
}

/** The code point at a place of the document, counted over the text nodes of the pieces; the text's edges for places outside. */
function pointIn(box: HTMLElement, node: Node, offset: number): number | null {
  const point = document.createRange();
  point.setStart(node, offset);
  let before: number | null = null;
  for (const piece of box.querySelectorAll<HTMLElement>("[data-start]")) {
    const from = Number(piece.dataset.start);
    const inside = document.createRange();
    inside.selectNodeContents(piece);
    if (point.compareBoundaryPoints(Range.START_TO_START, inside) < 0) return before ?? from;
    const text = piece.textContent ?? "";
    if (point.compareBoundaryPoints(Range.END_TO_END, inside) <= 0) {
      inside.setEnd(node, offset);
      return from + codePointsBefore(text, inside.toString().length);
    }
    before = from + codePointsBefore(text, text.length);
  }
  return before;
}
