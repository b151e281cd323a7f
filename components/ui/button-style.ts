import clsx from "clsx";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "md" | "sm";

const VARIANTS: Record<ButtonVariant, string> = {
  primary:
    "border-slate bg-slate text-on-slate hover:border-slate-hover hover:bg-slate-hover forced-colors:forced-color-adjust-none",
  secondary: "border-line bg-raised text-ink hover:border-edge",
  quiet: "border-transparent text-ink hover:bg-sunken",
  danger:
    "border-bad bg-bad text-on-slate hover:opacity-90 forced-colors:bg-[ButtonFace] forced-colors:text-[ButtonText]",
};

const SIZES: Record<ButtonSize, string> = { md: "h-8 px-3", sm: "h-7 px-2" };

/** The look of a button, shared by `Button`, `LinkButton` and whatever must look like one. */
export function buttonStyle(variant: ButtonVariant = "secondary", size: ButtonSize = "md"): string {
  return clsx(
    // On paper nothing can be pressed.
    "no-print inline-flex shrink-0 cursor-pointer items-center justify-center gap-1.5 rounded-lg border font-medium whitespace-nowrap",
    "transition-colors select-none disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-50",
    "pointer-coarse:min-h-10 [&>svg]:size-4 [&>svg]:shrink-0",
    VARIANTS[variant],
    SIZES[size],
  );
}
