"use client";

import { memo, type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { controlStyle } from "@/components/ui/input";

interface BodyEditorProps {
  body: string;
  /** Changes when the body did otherwise than by typing. */
  epoch: number;
  field: RefObject<HTMLTextAreaElement | null>;
  onWrite: (body: string) => void;
  /** The caret moved to this offset. */
  onCaret: (offset: number) => void;
}

/**
 * The Markdown itself. A plain field that holds its own text: nothing stands between a key and its letter, not even a comparison of
 * the whole text with what it should be.
 */
export const BodyEditor = memo(
  function BodyEditor({ body, epoch, field, onWrite, onCaret }: BodyEditorProps) {
    const [opened] = useState(body);
    const followed = useRef(epoch);
    useLayoutEffect(() => {
      if (followed.current === epoch) return;
      followed.current = epoch;
      if (field.current && field.current.value !== body) field.current.value = body;
    }, [epoch, body, field]);
    // What was typed before the page could listen.
    useEffect(() => {
      const early = field.current?.value;
      if (early !== undefined && early !== opened) onWrite(early);
    }, [opened, field, onWrite]);
    return (
      <textarea
        ref={field}
        defaultValue={opened}
        dir="auto"
        aria-label="Text of the guideline, in Markdown"
        placeholder={"# What you rate\n\nSay it as you would to somebody on their first day."}
        onChange={(event) => onWrite(event.target.value)}
        onSelect={(event) => onCaret(event.currentTarget.selectionStart)}
        className={`${controlStyle} h-full min-h-96 resize-none px-4 py-3 font-mono text-sm leading-6 contain-strict`}
      />
    );
  },
  (before, after) => before.epoch === after.epoch,
);

/** Puts the caret at an offset and brings its line into view. */
export function showOffset(field: HTMLTextAreaElement, offset: number): void {
  field.setSelectionRange(offset, offset);
  // Browsers scroll to the caret when a field gains the focus, not when the selection changes.
  field.blur();
  field.focus();
}
