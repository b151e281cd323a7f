"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

interface BoundFieldProps {
  label: string;
  value: number;
  /** Read and written in per cent. */
  isShare: boolean;
  /** What stands behind the number. */
  unit: string;
  /** What is wrong with the value itself. */
  error: string | undefined;
  onChange: (value: number) => void;
}

/** A number as one types it. What is no number is said and changes nothing. */
export function BoundField({ label, value, isShare, unit, error, onChange }: BoundFieldProps) {
  const [typed, setTyped] = useState("");
  const shown = String(isShare ? Number((value * 100).toPrecision(12)) : value);
  const read = (text: string) => {
    const number = text.trim() === "" ? Number.NaN : Number(text.trim().replace(",", ".").replace("−", "-"));
    return isShare ? Number((number / 100).toPrecision(12)) : number;
  };
  const isNumber = Number.isFinite(read(typed));
  const [typing, setTyping] = useState(false);
  // What is typed stays as it is typed ("0."), until the value is changed elsewhere.
  const text = typing && (!isNumber || read(typed) === value) ? typed : shown;
  const problem = typing && !isNumber ? `Write a number; until then it is ${shown}${unit ? ` ${unit}` : ""}.` : error;
  return (
    <Field label={unit ? `${label}, in ${unit}` : label} error={problem}>
      <Input
        inputMode="decimal"
        value={text}
        className="tabular"
        onFocus={() => {
          setTyped(shown);
          setTyping(true);
        }}
        onBlur={() => setTyping(false)}
        onChange={(event) => {
          setTyped(event.target.value);
          const next = read(event.target.value);
          if (Number.isFinite(next)) onChange(next);
        }}
      />
    </Field>
  );
}
