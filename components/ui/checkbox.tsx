"use client";

import clsx from "clsx";
import { type ComponentProps, type ReactNode, useEffect, useId, useRef } from "react";

interface CheckboxProps extends Omit<ComponentProps<"input">, "type" | "ref"> {
  /** The text beside the box; without it give an `aria-label`. */
  label?: ReactNode;
  help?: ReactNode;
  /** Some, but not all, of what the box stands for is checked. */
  mixed?: boolean;
}

/** The platform's own checkbox in our colours, so that it works in forms, with readers and in forced colours. */
export function Checkbox({ label, help, mixed = false, className, ...rest }: CheckboxProps) {
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = mixed;
  }, [mixed]);
  const input = (
    <input
      id={id}
      {...rest}
      ref={box}
      type="checkbox"
      className="block size-4 shrink-0 cursor-pointer accent-slate disabled:cursor-not-allowed"
    />
  );
  if (label === undefined) return input;
  return (
    <label
      htmlFor={rest.id ?? id}
      className={clsx("flex min-h-6 cursor-pointer items-start gap-2 py-0.5 pointer-coarse:min-h-10", className)}
    >
      <span className="flex h-5 items-center">{input}</span>
      <span className="min-w-0">
        {label}
        {help && <span className="block text-muted">{help}</span>}
      </span>
    </label>
  );
}
