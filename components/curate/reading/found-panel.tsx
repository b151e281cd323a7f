"use client";

import { ArrowLeft } from "lucide-react";
import type { RefObject } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { Quality } from "@/lib/curate/readings/schema";
import type { Found } from "./findings";
import { QualityKeys } from "./quality-keys";
import { READING_KEYS } from "./reading-keys";

interface FoundPanelProps {
  found: Found;
  definitions: Partial<Record<Quality, string>>;
  excluded: boolean;
  isLast: boolean;
  note: RefObject<HTMLTextAreaElement | null>;
  onToggle: (quality: Quality) => void;
  onNote: (note: string) => void;
  onExclude: () => void;
  onNext: () => void;
  /** None on the first. */
  onPrevious?: () => void;
}

/** What the reader says of the example in front, and the way on. */
export function FoundPanel(props: FoundPanelProps) {
  const { found, excluded, isLast, onPrevious } = props;
  return (
    <section aria-label="Findings" className="grid min-w-0 content-start gap-4">
      <QualityKeys lacking={found.lacking} definitions={props.definitions} onToggle={props.onToggle} />
      <Field label="Note">
        <Textarea
          ref={props.note}
          rows={2}
          maxLength={10_000}
          value={found.note}
          aria-keyshortcuts={READING_KEYS.note.keys[0]}
          onChange={({ target }) => props.onNote(target.value)}
        />
      </Field>
      <div className="flex flex-wrap items-center gap-2">
        <Button size="sm" variant="quiet" keys={READING_KEYS.exclude.keys[0]} onClick={props.onExclude}>
          {excluded ? "Take it in again" : "Exclude it"}
        </Button>
        {excluded && <Badge tone="warn">excluded</Badge>}
      </div>
      <div className="sticky bottom-0 flex gap-2 border-t border-line bg-paper py-2">
        <Button
          icon={<ArrowLeft aria-hidden className="rtl:rotate-180" />}
          keys={READING_KEYS.previous.keys[0]}
          disabled={!onPrevious}
          onClick={onPrevious}
        >
          Back
        </Button>
        <Button variant="primary" keys={READING_KEYS.next.keys[0]} onClick={props.onNext} className="flex-1">
          {isLast ? "Read: that was the last" : "Read: next example"}
        </Button>
      </div>
    </section>
  );
}
