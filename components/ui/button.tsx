import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonStyle } from "./button-style";
import { Kbd } from "./kbd";
import { ariaKeys } from "./key-glyph";

export interface ButtonProps extends ComponentProps<"button"> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
  /** The key that does the same, such as `mod+enter`; shown as a glyph. Binding it is the caller's work. */
  keys?: string;
  /** Work is under way: the button keeps its width and focus, and takes no second press. */
  busy?: boolean;
}

export function Button({ variant, size, icon, keys, busy, className, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      data-primary={variant === "primary" || undefined}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest["aria-disabled"]}
      aria-keyshortcuts={keys && ariaKeys(keys)}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={clsx(buttonStyle(variant, size), className)}
    >
      {icon}
      {children}
      {keys && <Kbd keys={keys} className="ms-0.5" />}
    </button>
  );
}
