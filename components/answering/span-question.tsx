"use client";

import { X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { unitOffset } from "@/lib/core/text/code-points";
import { useStore } from "./observable";
import type { QuestionProps } from "./question-props";
import { type Span, spanColor, spanLabel, spansOf } from "./span-pieces";

const EXCERPT = 60;

/** Stretches of the text with labels: select in the text, then choose a label here or by its digit. */
export function SpanQuestion({ criterion, task, hands, answer, live }: QuestionProps) {
  const selection = useStore(task.selection);
  const spans = spansOf(answer);
  const text = task.spanText;
  const letter = task.keys.fields.get(criterion.key);
  const remove = (gone: Span) => {
    const rest = spans.filter((span) => span !== gone);
    task.sheet.answer(criterion.key, rest.length > 0 ? rest : undefined);
  };
  if (text === undefined) {
    return (
      <div className="flex flex-wrap items-center gap-2 text-muted">
        This example has no single text to mark.
        <Button size="sm" onClick={() => task.sheet.answer(criterion.key, [])}>
          Nothing to mark
        </Button>
      </div>
    );
  }
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap gap-1.5">
        {(criterion.options ?? []).map((option, place) => (
          <Button
            key={option.value}
            size="sm"
            title={option.description}
            disabled={!selection}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => hands.labelSelection(criterion, place)}
            icon={<LabelDot color={spanColor(criterion, option.value)} />}
          >
            {option.label}
            {place < 9 && <Kbd keys={String(place + 1)} className={live ? undefined : "opacity-45"} />}
          </Button>
        ))}
        <Button
          size="sm"
          variant={answer !== undefined && spans.length === 0 ? "primary" : "quiet"}
          aria-pressed={answer !== undefined && spans.length === 0}
          disabled={spans.length > 0}
          keys="0"
          onClick={() => task.sheet.answer(criterion.key, [])}
        >
          Nothing to mark
        </Button>
      </div>
      <p className="text-muted">
        Select in the text, then choose a label. {letter && <Kbd keys={letter} />} goes into the text: arrows walk by
        word, Shift extends.
      </p>
      {spans.length > 0 && (
        <ul className="grid gap-0.5">
          {spans.map((span) => (
            <li key={`${span.start}-${span.end}-${span.label}`} className="flex items-center gap-2">
              <LabelDot color={spanColor(criterion, span.label)} />
              <span className="shrink-0 font-medium">{spanLabel(criterion, span.label)}</span>
              <span className="min-w-0 flex-1 truncate text-muted" dir="auto">
                {excerpt(text, span)}
              </span>
              <IconButton size="sm" label={`Remove ${spanLabel(criterion, span.label)}`} onClick={() => remove(span)}>
                <X aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function LabelDot({ color }: { color: string }) {
  return <span aria-hidden className="keep-color size-2.5 shrink-0 rounded-full" style={{ background: color }} />;
}

function excerpt(text: string, { start, end }: Span): string {
  const from = unitOffset(text, start);
  const words = text.slice(from, unitOffset(text, end));
  return words.length > EXCERPT ? `${words.slice(0, EXCERPT)}…` : words;
}
