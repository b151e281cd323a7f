"use client";

import { useMemo } from "react";
import { compareTexts } from "@/components/example-view/compare";
import { PlainText } from "@/components/example-view/marked-text";
import { ComparedText } from "@/components/example-view/responses";
import type { ChangedText } from "@/lib/curate/clean/changed-texts";

/** Texts before and after side by side, what differs underlined. */
export function TextChanges({ texts }: { texts: readonly ChangedText[] }) {
  return (
    <ul className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {texts.map((text) => (
        <li key={text.where}>
          <Change {...text} />
        </li>
      ))}
    </ul>
  );
}

function Change({ where, before, after, isCut }: ChangedText) {
  const comparison = useMemo(() => compareTexts(before, after), [before, after]);
  return (
    <figure>
      <figcaption className="mb-1 text-muted">
        {where}
        {isCut && ", around the first change"}
      </figcaption>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-3 md:grid-cols-2">
        <div className="min-w-0">
          <p className="text-muted">Before</p>
          {comparison ? <ComparedText parts={comparison.one} /> : <PlainText text={before} />}
        </div>
        <div className="min-w-0">
          <p className="text-muted">After</p>
          {after === "" ? (
            <p className="text-muted">Nothing is left.</p>
          ) : comparison ? (
            <ComparedText parts={comparison.other} />
          ) : (
            <PlainText text={after} />
          )}
        </div>
      </div>
    </figure>
  );
}
