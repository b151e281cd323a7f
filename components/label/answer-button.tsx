import clsx from "clsx";
import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { Kbd } from "@/components/ui/kbd";

export interface AnswerButtonProps {
  /** One of several, any of several, or something that is pressed in an order. */
  role?: "radio" | "checkbox";
  chosen: boolean;
  digit: string | null;
  /** The letter that chooses it from anywhere. */
  letter?: string;
  label: ReactNode;
  detail?: ReactNode;
  /** Read aloud instead of the label. */
  name?: string;
  /** `row`: over the whole width, with its detail below; `cell`: as wide as its words. */
  shape?: "row" | "cell";
  /** Digits count in the question that has the focus; elsewhere they step back. */
  live: boolean;
  /** Reached by Tab: one per question. */
  tabStop: boolean;
  className?: string;
  onPress: () => void;
  onLook?: (looking: boolean) => void;
}

/** One answer that can be chosen. A tick tells beside the colour. */
export function AnswerButton(props: AnswerButtonProps) {
  const { role, chosen, digit, letter, label, detail, name, shape = "cell", live, onLook } = props;
  const state = role ? { role, "aria-checked": chosen } : { "aria-pressed": chosen };
  return (
    <button
      type="button"
      {...state}
      aria-label={name}
      data-answer
      tabIndex={props.tabStop ? 0 : -1}
      onClick={props.onPress}
      onPointerEnter={() => onLook?.(true)}
      onPointerLeave={() => onLook?.(false)}
      className={clsx(
        "flex cursor-pointer gap-2 rounded-lg border px-2 py-1 text-start transition-colors select-none pointer-coarse:min-h-11 pointer-coarse:items-center",
        shape === "row" ? "w-full items-start" : "min-h-8 min-w-9 items-center justify-center",
        chosen ? "border-slate bg-slate text-on-slate" : "border-line bg-raised text-ink hover:border-edge",
        props.className,
      )}
    >
      {digit && <Kbd keys={digit} className={clsx("mt-0.5", !live && "opacity-45")} />}
      <span className={clsx("min-w-0 wrap-anywhere", shape === "row" && "flex-1")} dir="auto">
        {label}
        {detail && <span className={clsx("block", chosen ? "text-on-slate/80" : "text-muted")}>{detail}</span>}
      </span>
      {letter && <Kbd keys={letter} className="mt-0.5" />}
      {shape === "row" && <Check aria-hidden className={clsx("mt-0.5 size-4 shrink-0", !chosen && "invisible")} />}
    </button>
  );
}
