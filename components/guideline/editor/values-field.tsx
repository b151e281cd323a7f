"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";

interface ValuesFieldProps {
  label: string;
  help: string;
  values: readonly string[];
  error: string | undefined;
  onChange: (values: string[]) => void;
}

const read = (text: string) => [
  ...new Set(
    text
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];

/** Several words, one a line. */
export function ValuesField({ label, help, values, error, onChange }: ValuesFieldProps) {
  const [typed, setTyped] = useState(values.join("\n"));
  // Line ends that are being typed stay, until the values are changed elsewhere.
  const text = read(typed).join("\n") === values.join("\n") ? typed : values.join("\n");
  return (
    <Field label={label} help={help} error={error}>
      <Textarea
        rows={1}
        value={text}
        className="font-mono"
        onChange={(event) => {
          setTyped(event.target.value);
          onChange(read(event.target.value));
        }}
      />
    </Field>
  );
}
