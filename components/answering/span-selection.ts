import { codePointsBefore } from "./code-points";

/** The native selection inside the text, in code points; null where there is none. */
export function rangeIn(box: HTMLElement): { start: number; end: number } | null {
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
