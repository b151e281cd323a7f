"use client";

import { useState } from "react";
import { Input } from "@/components/ui/input";

interface NumberInputProps {
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  /** Whether the field may be empty. */
  optional?: boolean;
  className?: string;
}

/** A number that may be half-typed: "-" and "0." are left alone until they say something. */
export function NumberInput({ value, onChange, optional = false, className }: NumberInputProps) {
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
