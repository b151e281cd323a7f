"use client";

import { ArrowLeft, Check } from "lucide-react";
import type { RefObject } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import { ariaKeys } from "@/components/ui/key-glyph";
import { Textarea } from "@/components/ui/textarea";
import { VERDICTS, type Verdict } from "@/lib/curate/measurements/schema";
import type { Quality } from "@/lib/curate/readings/schema";
import { BLIND_KEYS, digitOf } from "./verdict-keys";
import { ASKED, verdictWords } from "./verdict-words";

interface VerdictPanelProps {
  quality: Quality;
  /** What the version says of it. */
  definition: string;
  verdict: Verdict | null;
  note: string;
  noteField: RefObject<HTMLTextAreaElement | null>;
  onSay: (verdict: Verdict) => void;
  onNote: (note: string) => void;
  /** None on the first. */
  onPrevious?: () => void;
}

/** The one question about the example in front, with the words of the guideline, and the way back. */
export function VerdictPanel(props: VerdictPanelProps) {
  const { quality, definition, verdict, note, onPrevious } = props;
  return (
    <section aria-label="The question" className="grid min-w-0 content-start gap-4">
      <div>
        <h2 className="text-base font-medium">{ASKED[quality].question}</h2>
        <p className="mt-1 whitespace-pre-wrap text-muted" dir="auto">
          {definition === "" ? "The guideline does not say what it means; go by what you would call so." : definition}
        </p>
      </div>
      <div className="grid">
        {VERDICTS.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === verdict}
            aria-keyshortcuts={ariaKeys(digitOf(one))}
            onClick={() => props.onSay(one)}
            className="flex min-h-10 w-full cursor-pointer items-center gap-2 border-b border-line px-2 text-start hover:bg-sunken aria-pressed:bg-sunken aria-pressed:font-medium"
          >
            <Kbd keys={digitOf(one)} />
            <span className="min-w-0 flex-1">{verdictWords(quality, one)}</span>
            {one === verdict && <Check aria-hidden className="size-4 shrink-0" />}
          </button>
        ))}
      </div>
      <Field label="Note" help="Kept with your answer; whoever leads the project reads it.">
        <Textarea
          ref={props.noteField}
          rows={2}
          maxLength={10_000}
          value={note}
          aria-keyshortcuts={BLIND_KEYS.note.keys[0]}
          onChange={({ target }) => props.onNote(target.value)}
        />
      </Field>
      <div>
        <Button
          icon={<ArrowLeft aria-hidden className="rtl:rotate-180" />}
          keys={BLIND_KEYS.previous.keys[0]}
          disabled={!onPrevious}
          onClick={onPrevious}
        >
          Back
        </Button>
      </div>
    </section>
  );
}
