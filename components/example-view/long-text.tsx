"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { formatBytes } from "@/components/ui/format";
import { numbered } from "@/components/ui/numbered";
import { cutText, piecesOf } from "./cut-text";
import { MarkdownText } from "./markdown-text";
import { PlainText } from "./plain-text";

/** So much is drawn at once: a long answer whole, a whole book not. In UTF-16 units. */
export const FIRST_PART = 20_000;

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
