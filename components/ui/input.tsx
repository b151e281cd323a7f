"use client";

import clsx from "clsx";
import type { ComponentProps } from "react";
import { useFieldAttributes } from "./field-context";

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return (
    <input
      {...useFieldAttributes()}
      {...rest}
      className={clsx(controlStyle, "h-8 read-only:bg-sunken pointer-coarse:h-10 pointer-coarse:text-lg", className)}
    />
  );
}

/** The look of everything one types or chooses in. */
export const controlStyle =
  "w-full min-w-0 rounded-lg border border-edge bg-raised px-2 text-ink placeholder:text-muted disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted aria-invalid:border-bad aria-invalid:border-2 focus-visible:outline-offset-0";
