"use client";

import clsx from "clsx";
import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { buttonStyle } from "./button-style";
import { focusedElement } from "./use-focus-return";

interface DialogProps {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  trigger?: ReactNode;
  title: ReactNode;
  description?: ReactNode;
  /** `end` and `bottom` are sheets at an edge of the window; the others stand in the middle. */
  place?: "center" | "wide" | "end" | "bottom";
  /** Buttons, the most likely last. */
  footer?: ReactNode;
  children?: ReactNode;
}

const PLACES: Record<NonNullable<DialogProps["place"]>, string> = {
  center: "inset-x-2 top-[12dvh] mx-auto max-h-[80dvh] max-w-lg rounded-lg border",
  wide: "inset-x-2 top-[6dvh] mx-auto max-h-[88dvh] max-w-4xl rounded-lg border",
  end: "inset-y-0 end-0 w-[min(32rem,100vw)] border-s",
  bottom: "inset-x-0 bottom-0 max-h-[85dvh] rounded-t-lg border-t",
};

/** Begins at the first field; without one at the dialog itself, so that no button is pressed by accident. */
function focusFirstField(event: Event): void {
  const dialog = event.currentTarget as HTMLElement;
  event.preventDefault();
  (dialog.querySelector<HTMLElement>("[data-dialog-body] :is(input, select, textarea)") ?? dialog).focus();
}

/** A task that must end before the page goes on. Focus stays inside, Escape closes, focus returns to the trigger. */
export function Dialog({
  open,
  onOpenChange,
  trigger,
  title,
  description,
  place = "center",
  footer,
  children,
}: DialogProps) {
  const before = useRef<HTMLElement | null>(null);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Radix.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          onOpenAutoFocus={(event) => {
            before.current = focusedElement();
            focusFirstField(event);
          }}
          onCloseAutoFocus={(event) => {
            // A dialog that a key opened has no trigger to go back to.
            if (trigger) return;
            event.preventDefault();
            if (focusedElement() === null) before.current?.focus({ preventScroll: true });
          }}
          className={clsx(
            "fixed z-50 overflow-auto border-line bg-raised text-ink shadow-over outline-none",
            PLACES[place],
          )}
        >
          <header className="sticky top-0 z-10 flex items-start gap-3 border-b border-line bg-raised py-2 ps-4 pe-2">
            <div className="min-w-0 flex-1 py-1">
              <Radix.Title className="text-base font-semibold">{title}</Radix.Title>
              {description && <Radix.Description className="mt-1 text-muted">{description}</Radix.Description>}
            </div>
            <Radix.Close asChild>
              <button
                type="button"
                aria-label="Close"
                title="Close"
                className={clsx(buttonStyle("quiet"), "w-8 px-0!")}
              >
                <X aria-hidden />
              </button>
            </Radix.Close>
          </header>
          <div data-dialog-body className="p-4">
            {children}
          </div>
          {footer && (
            <footer className="sticky bottom-0 flex flex-wrap justify-end gap-2 border-t border-line bg-raised px-4 py-3">
              {footer}
            </footer>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
