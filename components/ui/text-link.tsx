import clsx from "clsx";
import Link from "next/link";
import type { ComponentProps } from "react";

/** A link in running text or in a table cell. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      {...rest}
      className={clsx("text-slate underline decoration-edge underline-offset-3 hover:decoration-current", className)}
    />
  );
}
