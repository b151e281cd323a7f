"use client";

import clsx from "clsx";
import type { ComponentProps } from "react";
import { controlStyle } from "./control-style";
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
