"use client";

import { memo, type RefObject } from "react";
import { controlStyle } from "@/components/ui/control-style";

interface BodyEditorProps {
  body: string;
  field: RefObject<HTMLTextAreaElement | null>;
  onWrite: (body: string) => void;
  /** The caret moved to this offset. */
  onCaret: (offset: number) => void;
}

/** The Markdown itself. A plain field: nothing stands between a key and its letter. */
export const BodyEditor = memo(function BodyEditor({ body, field, onWrite, onCaret }: BodyEditorProps) {
  return (
    <textarea
      ref={field}
      value={body}
      dir="auto"
      aria-label="Text of the guideline, in Markdown"
      placeholder={"# What you rate\n\nSay it as you would to somebody on their first day."}
      onChange={(event) => onWrite(event.target.value)}
      onSelect={(event) => onCaret(event.currentTarget.selectionStart)}
      className={`${controlStyle} h-full min-h-96 resize-none px-4 py-3 font-mono text-sm leading-6`}
    />
  );
});

/** Puts the caret at an offset and brings its line into view. */
export function showOffset(field: HTMLTextAreaElement, offset: number): void {
  field.setSelectionRange(offset, offset);
  // Browsers scroll to the caret when a field gains the focus, not when the selection changes.
  field.blur();
  field.focus();
}
