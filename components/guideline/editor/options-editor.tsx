"use client";

import { Plus } from "lucide-react";
import { type KeyboardEvent, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { slugOf } from "@/lib/guideline/criterion-defaults";
import type { Criterion } from "@/lib/guideline/schema";
import { RowButtons } from "./row-buttons";

type Option = NonNullable<Criterion["options"]>[number];

interface OptionsEditorProps {
  options: readonly Option[];
  /** What an option is called here: "option", "label". */
  noun: string;
  onChange: (options: Option[]) => void;
}

/** The options of a criterion. Alt with an arrow moves the one that has the focus; a value follows its label until it is named. */
export function OptionsEditor({ options, noun, onChange }: OptionsEditorProps) {
  const list = useRef<HTMLOListElement>(null);
  const set = (at: number, option: Option) => onChange(options.map((old, index) => (index === at ? option : old)));
  function move(at: number, by: -1 | 1) {
    const next = [...options];
    const [option] = next.splice(at, 1);
    if (!option || at + by < 0 || at + by > next.length) return;
    next.splice(at + by, 0, option);
    onChange(next);
    const row = list.current?.children[at + by];
    row?.querySelector("input")?.focus();
  }
  function byKey(event: KeyboardEvent, at: number) {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    move(at, event.key === "ArrowUp" ? -1 : 1);
  }
  return (
    <div className="grid gap-2">
      <ol ref={list} className="grid">
        {options.map((option, at) => (
          <li
            // The place is the identity: values may be empty or equal while they are written.
            key={`${options.length}-${at.toString()}`}
            onKeyDown={(event) => byKey(event, at)}
            className="grid gap-2 border-b border-line py-2 first:pt-0"
          >
            <div className="flex items-end gap-2">
              <Field label={`Label of ${noun} ${at + 1}`} hideLabel className="min-w-0 flex-1">
                <Input
                  value={option.label}
                  placeholder={`What people read on ${noun} ${at + 1}`}
                  dir="auto"
                  onChange={(event) => set(at, relabelled(option, event.target.value))}
                />
              </Field>
              <Field label={`Value of ${noun} ${at + 1}`} hideLabel className="w-32">
                <Input
                  value={option.value}
                  placeholder="value"
                  className="font-mono"
                  onChange={(event) => set(at, { ...option, value: event.target.value })}
                />
              </Field>
              <RowButtons
                name={`${noun} ${at + 1}`}
                isFirst={at === 0}
                isLast={at === options.length - 1}
                onMove={(by) => move(at, by)}
                onRemove={() => onChange(options.filter((_, index) => index !== at))}
              />
            </div>
            <Field label={`When to choose ${option.label || `${noun} ${at + 1}`}`} hideLabel>
              <Textarea
                rows={1}
                value={option.description ?? ""}
                placeholder="When to choose it: say what one would see"
                onChange={(event) => set(at, { ...option, description: event.target.value || undefined })}
              />
            </Field>
          </li>
        ))}
      </ol>
      <div>
        <Button size="sm" icon={<Plus aria-hidden />} onClick={() => onChange([...options, { value: "", label: "" }])}>
          Add {noun}
        </Button>
      </div>
    </div>
  );
}

function relabelled(option: Option, label: string): Option {
  return { ...option, label, value: option.value === slugOf(option.label) ? slugOf(label) : option.value };
}
