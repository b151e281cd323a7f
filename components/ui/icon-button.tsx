import clsx from "clsx";
import type { ComponentProps } from "react";
import { type ButtonSize, type ButtonVariant, buttonStyle } from "./button-style";
import { ariaKeys } from "./key-glyph";
import { Tooltip } from "./tooltip";

interface IconButtonProps extends ComponentProps<"button"> {
  /** The button's name, read aloud and shown as a tooltip. */
  label: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  keys?: string;
}

/** A button that shows only an icon. */
export function IconButton({ label, variant = "quiet", size = "md", keys, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} keys={keys} labels>
      <button
        type="button"
        aria-label={label}
        aria-keyshortcuts={keys && ariaKeys(keys)}
        {...rest}
        className={clsx(
          buttonStyle(variant, size),
          size === "sm" ? "w-7" : "w-8",
          "px-0! pointer-coarse:min-w-10",
          className,
        )}
      />
    </Tooltip>
  );
}
