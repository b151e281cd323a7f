import { splitInvisible } from "@/components/example-view/invisible";
import type { Criterion } from "@/lib/guideline/schema";
import type { Piece, Span } from "./span-pieces";
import { spanColor, spanLabel } from "./span-pieces";

/** A span with the question that it answers. */
export interface MarkedSpan extends Span {
  criterion: Criterion;
}

interface PieceTextProps {
  piece: Piece;
  /** All spans of the text, as the piece counts them. */
  marks: readonly MarkedSpan[];
  selected: boolean;
  caretAt: number | undefined;
}

/** A stretch of text under its marks: a line in the colour of each label, and its name where it begins. */
export function PieceText({ piece, marks, selected, caretAt }: PieceTextProps) {
  const own = piece.spans.flatMap((index) => marks[index] ?? []);
  const lines = own.map(
    ({ criterion, label }, depth) => `inset 0 ${-2 * (depth + 1)}px 0 ${spanColor(criterion, label)}`,
  );
  const starts = own.filter(({ start }) => start === piece.start);
  return (
    <>
      {caretAt === piece.start && <Caret />}
      {starts.map((mark) => (
        <span
          key={`${mark.criterion.key} ${mark.label} ${mark.end}`}
          data-outside
          contentEditable={false}
          className="keep-color me-0.5 rounded-sm px-1 align-super font-sans text-[0.625rem] leading-none text-paper select-none"
          style={{ background: spanColor(mark.criterion, mark.label) }}
        >
          {spanLabel(mark.criterion, mark.label)}
        </span>
      ))}
      <span
        data-start={piece.start}
        className={selected ? "bg-[color-mix(in_oklab,var(--slate)_26%,transparent)]" : undefined}
        style={lines.length > 0 ? { boxShadow: lines.reverse().join(), paddingBottom: 2 * lines.length } : undefined}
      >
        <SafeText text={piece.text} />
      </span>
    </>
  );
}

/** Where the keyboard stands in the text. */
export function Caret() {
  return (
    <span
      data-caret
      data-outside
      aria-hidden
      className="-mx-px inline-block h-[1.1em] w-0.5 animate-pulse bg-gold align-text-bottom"
    />
  );
}

/** Characters that cannot be seen get a sign before them and are shut in, so that they change nothing and still count. */
function SafeText({ text }: { text: string }) {
  const runs = splitInvisible(text);
  if (!runs.some((run) => "mark" in run)) return text;
  let at = 0;
  return [...text].map((character) => {
    at += 1;
    const [run] = splitInvisible(character);
    if (!run || !("mark" in run)) return character;
    return (
      <bdi
        key={at}
        data-mark={run.mark}
        className="rounded-sm bg-warn-wash font-mono text-[0.6875rem] text-warn before:content-[attr(data-mark)]"
      >
        {character}
      </bdi>
    );
  });
}
