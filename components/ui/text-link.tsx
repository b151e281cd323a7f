import clsx from "clsx";
import Link from "next/link";
import type { ComponentProps } from "react";

interface TextLinkProps extends ComponentProps<typeof Link> {
  /** In a table or a list, where position says that it is a link: underlined only on hover. */
  quiet?: boolean;
}

/** A link in running text or in a table cell. */
export function TextLink({ quiet = false, className, ...rest }: TextLinkProps) {
  return (
    <Link
      {...rest}
      className={clsx(
        "text-slate underline-offset-3 hover:underline hover:decoration-current",
        !quiet && "underline decoration-edge",
        className,
      )}
    />
  );
}
