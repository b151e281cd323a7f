"use client";

import clsx from "clsx";
import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { useFieldAttributes } from "./field-context";
import { controlStyle } from "./input";

export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean;
}

interface SelectProps extends ComponentProps<"select"> {
  options: readonly SelectOption[];
  /** Shown first, with an empty value. */
  placeholder?: string;
}

/** The platform's own select: works with every keyboard, reader and phone. For long lists use `Combobox`. */
export function Select({ options, placeholder, className, ...rest }: SelectProps) {
  return (
    <span className={clsx("relative inline-grid min-w-0", className)}>
      <select
        {...useFieldAttributes()}
        {...rest}
        className={clsx(controlStyle, "h-8 cursor-pointer appearance-none pe-7! text-ellipsis pointer-coarse:h-10")}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute inset-y-0 end-2 my-auto size-4 text-muted" />
    </span>
  );
}
