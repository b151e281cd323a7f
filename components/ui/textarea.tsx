"use client";

import clsx from "clsx";
import type { ComponentProps } from "react";
import { useFieldAttributes } from "./field-context";
import { controlStyle } from "./input";

/** Grows with its text where the browser can do so, up to half of the window. */
export function Textarea({ className, rows = 3, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      dir="auto"
      rows={rows}
      {...useFieldAttributes()}
      {...rest}
      className={clsx(
        controlStyle,
        "field-sizing-content max-h-[50dvh] py-1.5 text-base read-only:bg-sunken pointer-coarse:text-lg",
        className,
      )}
      style={{ minHeight: `${rows * 1.25 + 0.875}rem`, ...rest.style }}
    />
  );
}
