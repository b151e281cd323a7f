import clsx from "clsx";
import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { Kbd } from "@/components/ui/kbd";

interface AnswerButtonProps {
  /** One of several, or any of several; without a role something that is pressed in an order. */
  role?: "radio" | "checkbox";
  chosen: boolean;
  /** Without one its label is the digit; null where no digit reaches it, among others that have theirs. */
  digit?: string | null;
  /** The letter that chooses it while its question shows the edge, and brings the edge there from elsewhere. */
  letter?: string;
  label: ReactNode;
  detail?: ReactNode;
  /** Read aloud instead of the label. */
  name?: string;
  /** `row`: over the whole width, with its detail; `cell`: as wide as its words. */
  shape?: "row" | "cell";
  /** Digits count in the question that has the focus; elsewhere they step back. */
  live: boolean;
  /** Reached by Tab: one per question. */
  tabStop: boolean;
  className?: string;
  onPress: () => void;
}

/** One answer that can be chosen. In a row a tick tells beside the colour: in the place of the digit, else, as where fingers press, at the end. */
export function AnswerButton(props: AnswerButtonProps) {
  const { role, chosen, digit, letter, label, detail, name, shape = "cell", live } = props;
  const state = role ? { role, "aria-checked": chosen } : { "aria-pressed": chosen };
  const isRow = shape === "row";
  return (
    <button
      type="button"
      {...state}
      aria-label={name}
      data-answer
      tabIndex={props.tabStop ? 0 : -1}
      onClick={props.onPress}
      className={clsx(
        "flex cursor-pointer gap-2 rounded-lg border px-2 text-start transition-colors select-none pointer-coarse:min-h-11 pointer-coarse:items-center",
        isRow ? "w-full items-start py-[3px]" : "min-h-8 min-w-9 items-center justify-center py-1",
        chosen
          ? "border-slate bg-slate text-on-slate forced-color-adjust-none forced-colors:border-[Highlight] forced-colors:bg-[Highlight] forced-colors:text-[HighlightText]"
          : "border-line bg-raised text-ink hover:border-edge",
        props.className,
      )}
    >
      {(digit || (isRow && digit === null)) && (
        <span className={clsx("flex h-5 shrink-0 items-center justify-center", isRow && "w-4 pointer-coarse:hidden")}>
          {chosen && isRow ? (
            <Check aria-hidden className="size-4" />
          ) : (
            digit && <Kbd keys={digit} className={live ? undefined : "opacity-45"} />
          )}
        </span>
      )}
      <span
        className={clsx(
          "min-w-0 wrap-anywhere",
          isRow && "flex-1",
          // A point's words stay beside its number.
          isRow && digit === undefined && detail && "ps-4 -indent-4",
        )}
        dir="auto"
      >
        <bdi className={detail ? "font-medium" : undefined}>{label}</bdi>
        {detail && <bdi className={chosen ? "ms-2 text-on-slate/80" : "ms-2 text-muted"}>{detail}</bdi>}
      </span>
      {isRow && (
        <span
          className={clsx("h-5 w-4 shrink-0 items-center", digit === undefined ? "flex" : "hidden pointer-coarse:flex")}
        >
          {chosen && <Check aria-hidden className="size-4" />}
        </span>
      )}
      {letter && (
        <span className="flex h-5 items-center">
          <Kbd keys={letter} />
        </span>
      )}
    </button>
  );
}

interface AnswerGroupProps {
  /** Any number of the answers instead of one. */
  multi?: boolean;
  title: string;
  className: string;
  children: ReactNode;
}

/** The answers to one question. */
export function AnswerGroup({ multi = false, title, className, children }: AnswerGroupProps) {
  return multi ? (
    <fieldset aria-label={title} className={className}>
      {children}
    </fieldset>
  ) : (
    <div role="radiogroup" aria-label={title} className={className}>
      {children}
    </div>
  );
}
