"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldSet } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { GoldChoice } from "@/lib/assign/qualification/records";

interface GoldChoicesProps {
  choices: readonly GoldChoice[];
  /** Explanation by example. */
  chosen: ReadonlyMap<string, string>;
  onChange: (chosen: ReadonlyMap<string, string>) => void;
}

/** The gold examples of a project; a chosen one asks why its answers are right. */
export function GoldChoices({ choices, chosen, onChange }: GoldChoicesProps) {
  const put = (example: string, explanation: string) => onChange(new Map(chosen).set(example, explanation));
  function toggle({ example, explanation }: GoldChoice) {
    const next = new Map(chosen);
    if (!next.delete(example)) next.set(example, explanation);
    onChange(next);
  }
  return (
    <FieldSet legend="Gold examples" help="At most 50. Ten to twenty that cover the hard cases are a good set.">
      <ul className="grid">
        {choices.map((choice) => (
          <li key={choice.example} className="grid gap-2 border-b border-line py-2">
            <Checkbox
              checked={chosen.has(choice.example)}
              onChange={() => toggle(choice)}
              label={<bdi className="font-mono text-xs wrap-anywhere">{choice.example}</bdi>}
              help={<bdi className="line-clamp-2 max-w-[90ch] wrap-anywhere">{choice.text}</bdi>}
            />
            {chosen.has(choice.example) && (
              <Field label="Why its answers are right" required className="ms-6 max-w-[72ch]">
                <Textarea
                  rows={2}
                  required
                  maxLength={5000}
                  dir="auto"
                  value={chosen.get(choice.example)}
                  onChange={(event) => put(choice.example, event.target.value)}
                />
              </Field>
            )}
          </li>
        ))}
      </ul>
    </FieldSet>
  );
}
