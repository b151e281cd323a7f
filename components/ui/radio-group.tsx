"use client";

import clsx from "clsx";
import { type ReactNode, useId } from "react";

export interface RadioOption {
  value: string;
  label: ReactNode;
  help?: ReactNode;
  /** Stands below and is no part of what is pressed, such as a text to read or to scroll. */
  below?: ReactNode;
  disabled?: boolean;
}

interface RadioGroupProps {
  options: readonly RadioOption[];
  name?: string;
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  className?: string;
}

/** One of a few; put it in a `FieldSet`, which asks the question. */
export function RadioGroup({ options, name, value, defaultValue, onValueChange, className }: RadioGroupProps) {
  const ownName = useId();
  return (
    <div className={clsx("grid", className)}>
      {options.map((option) => (
        <div key={option.value} className="min-w-0">
          <label className="flex min-h-6 cursor-pointer items-start gap-2 py-0.5 pointer-coarse:min-h-10">
            <span className="flex h-5 items-center">
              <input
                type="radio"
                name={name ?? ownName}
                value={option.value}
                disabled={option.disabled}
                checked={value === undefined ? undefined : value === option.value}
                defaultChecked={value === undefined ? defaultValue === option.value : undefined}
                onChange={() => onValueChange?.(option.value)}
                className="size-4 shrink-0 cursor-pointer accent-slate"
              />
            </span>
            <span className="min-w-0">
              {option.label}
              {option.help && <span className="block text-muted">{option.help}</span>}
            </span>
          </label>
          {option.below && <div className="ps-6 text-muted">{option.below}</div>}
        </div>
      ))}
    </div>
  );
}
