"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { formatBytes } from "@/components/ui/format";
import { numbered } from "@/components/ui/numbered";
import { MarkdownText } from "./markdown-text";
import { PlainText } from "./marked-text";

/** So much is drawn at once: a long answer whole, a whole book not. In UTF-16 units. */
const FIRST_PART = 20_000;

interface LongTextProps {
  text: string;
  /** As it was written instead of as Markdown. */
  raw: boolean;
}

/** A text of any length: the first part at once, the rest, as plain text, on request. */
export function LongText({ text, raw }: LongTextProps) {
  const [all, setAll] = useState(false);
  const [head, tail] = cutText(text, FIRST_PART);
  return (
    <>
      {raw ? <PlainText text={head} mono /> : <MarkdownText text={head} breaks />}
      {tail !== "" &&
        (all ? (
          numbered(piecesOf(tail, FIRST_PART)).map(({ place, item }) => (
            <div key={place} className="[contain-intrinsic-size:auto_2000px] [content-visibility:auto]">
              <PlainText text={item} mono={raw} />
            </div>
          ))
        ) : (
          <p className="mt-3 flex flex-wrap items-center gap-3 border-t border-dashed border-edge pt-3">
            <Button onClick={() => setAll(true)}>
              Show the remaining {formatBytes(new TextEncoder().encode(tail).length)}
            </Button>
            <span className="text-muted">as plain text; this one is long</span>
          </p>
        ))}
    </>
  );
}

/**
 * Cuts a text after at most `limit` UTF-16 units: after the last line end in the second half of that stretch, else after
 * the last space there, else at the limit, but never inside a surrogate pair. Both parts together are the text.
 */
export function cutText(text: string, limit: number): [head: string, tail: string] {
  if (text.length <= limit) return [text, ""];
  const half = limit / 2;
  const line = text.lastIndexOf("\n", limit - 1);
  const space = text.lastIndexOf(" ", limit - 1);
  let at = line >= half ? line + 1 : space >= half ? space + 1 : limit;
  const before = text.charCodeAt(at - 1);
  if (before >= 0xd800 && before <= 0xdbff) at -= 1;
  return [text.slice(0, at), text.slice(at)];
}

/** The whole text in pieces of at most `size` units, cut as `cutText` does. */
export function piecesOf(text: string, size: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest !== "") {
    const [head, tail] = cutText(rest, size);
    pieces.push(head);
    rest = tail;
  }
  return pieces;
}
