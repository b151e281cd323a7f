"use client";

import { TriangleAlert } from "lucide-react";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { scalePoints } from "@/lib/guideline/answers/scale-points";
import type { Criterion } from "@/lib/guideline/schema";

type Scale = NonNullable<Criterion["scale"]>;

interface ScaleEditorProps {
  scale: Scale;
  onChange: (scale: Scale) => void;
}

/** The ends and the step of a scale, and an anchor for each of its points. Between two points stands the question that they answer. */
export function ScaleEditor({ scale, onChange }: ScaleEditorProps) {
  const points = scalePoints(scale)?.map(String);
  const asked = points ?? [String(scale.min), String(scale.max)];
  const missing = asked.filter((point) => !scale.anchors[point]?.trim()).length;
  function anchor(point: string, text: string) {
    const { [point]: _old, ...others } = scale.anchors;
    onChange({ ...scale, anchors: text === "" ? others : { ...others, [point]: text } });
  }
  return (
    <div className="grid gap-3">
      <div className="grid grid-cols-3 gap-2">
        <Field label="From">
          <NumberInput value={scale.min} onChange={(min) => min !== undefined && onChange({ ...scale, min })} />
        </Field>
        <Field label="To" error={scale.max > scale.min ? undefined : "must be above From"}>
          <NumberInput value={scale.max} onChange={(max) => max !== undefined && onChange({ ...scale, max })} />
        </Field>
        <Field label="Step">
          <NumberInput value={scale.step} optional onChange={(step) => onChange({ ...scale, step })} />
        </Field>
      </div>
      {!points && (
        <p className="text-muted">Too many points to anchor each: annotators type a number. Anchor the ends.</p>
      )}
      <ol className="grid">
        {asked.map((point, index) => (
          <li key={point} className="grid">
            {index > 0 && points && (
              <p className="py-1 ps-9 text-xs text-muted">
                What separates a {asked[index - 1]} from a {point}?
              </p>
            )}
            <div className="flex items-start gap-2">
              <span aria-hidden className="tabular w-7 shrink-0 pt-2 text-end font-medium">
                {point}
              </span>
              <Field label={`Anchor of ${point}`} hideLabel className="min-w-0 flex-1">
                <Textarea
                  rows={1}
                  value={scale.anchors[point] ?? ""}
                  placeholder={`What one sees in a ${point}`}
                  onChange={(event) => anchor(point, event.target.value)}
                />
              </Field>
              <span className="w-4 shrink-0 pt-2.5">
                {scale.anchors[point]?.trim() ? null : (
                  <TriangleAlert role="img" aria-label="Anchor missing" className="size-4 text-warn" />
                )}
              </span>
            </div>
          </li>
        ))}
      </ol>
      <p className="text-muted">
        {missing === 0
          ? "Every point has an anchor."
          : `${missing} of ${asked.length} points have no anchor. People fill the gap each in their own way.`}
      </p>
    </div>
  );
}

interface NumberInputProps {
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  /** Whether the field may be empty. */
  optional?: boolean;
  className?: string;
}

/** A number that may be half-typed: "-" and "0." are left alone until they say something. */
function NumberInput({ value, onChange, optional = false, className }: NumberInputProps) {
  const shown = value === undefined ? "" : String(value);
  const [typed, setTyped] = useState(shown);
  const isCurrent = typed.trim() === "" ? value === undefined : Number(typed) === value;
  return (
    <Input
      inputMode="decimal"
      value={isCurrent || Number.isNaN(Number(typed)) || typed.trim() === "" ? typed : shown}
      onChange={(event) => {
        const text = event.target.value;
        setTyped(text);
        if (text.trim() === "" && optional) onChange(undefined);
        else if (text.trim() !== "" && Number.isFinite(Number(text))) onChange(Number(text));
      }}
      onBlur={() => setTyped(shown)}
      className={className}
    />
  );
}
