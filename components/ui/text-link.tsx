import clsx from "clsx";
import { Link, type LinkProps } from "./link";

interface TextLinkProps extends LinkProps {
  /** Beside other words about the same thing, such as a remark on a criterion: underlined only on hover. */
  quiet?: boolean;
}

/** A link in running text or in a table cell: underlined, so that a name that leads somewhere looks like it. */
export function TextLink({ quiet = false, className, ...rest }: TextLinkProps) {
  return (
    <Link
      {...rest}
      className={clsx(
        "text-slate forced-colors:text-[LinkText] underline-offset-3 hover:underline hover:decoration-current",
        !quiet && "underline decoration-edge",
        className,
      )}
    />
  );
}
