import clsx from "clsx";
import type { ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonStyle } from "./button-style";
import { Link, type LinkProps } from "./link";

interface LinkButtonProps extends LinkProps {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
}

/** A link that looks like a button: for going somewhere, where `Button` is for doing something. */
export function LinkButton({ variant, size, icon, className, children, ...rest }: LinkButtonProps) {
  return (
    <Link
      {...rest}
      data-primary={variant === "primary" || undefined}
      className={clsx(buttonStyle(variant, size), className)}
    >
      {icon}
      {children}
    </Link>
  );
}
