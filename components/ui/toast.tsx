"use client";

import clsx from "clsx";
import { X } from "lucide-react";
import { Toast as Radix } from "radix-ui";
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from "react";
import { Button } from "./button";
import { IconButton } from "./icon-button";
import { overStyle } from "./popover";
import { TONE_ICONS, TONE_TEXT, type Tone } from "./tone";

export interface ToastMessage {
  tone?: Tone;
  title: string;
  body?: string;
  action?: { label: string; onSelect: () => void };
}

const ToastContext = createContext<(message: ToastMessage) => void>(() => {});

/**
 * Says something in passing: `const say = useToast(); say({ title: "Saved" })`. Errors stay until they are closed. It lies on the top bar
 * alone, never on what is worked with; a longer one is shown whole while it is pointed at or has the focus.
 */
export function useToast() {
  return useContext(ToastContext);
}

type Shown = ToastMessage & { id: number };

export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Shown[]>([]);
  const count = useRef(0);
  const say = useCallback((message: ToastMessage) => {
    count.current += 1;
    const id = count.current;
    // One at a time: what failed waits below until it is closed, anything else gives way to the newer.
    setShown((before) => [...before.filter(({ tone }) => tone === "bad"), { ...message, id }]);
  }, []);
  const close = (id: number) => setShown((before) => before.filter((toast) => toast.id !== id));
  return (
    <Radix.Provider label="Notice" swipeDirection="right">
      <ToastContext value={say}>{children}</ToastContext>
      {shown.slice(-1).map((toast) => (
        <ToastCard key={toast.id} toast={toast} onClose={() => close(toast.id)} />
      ))}
      <Radix.Viewport className="no-print fixed inset-x-0 top-0 z-60 mx-auto w-[min(40rem,100%)] p-0.5 outline-none sm:p-1" />
    </Radix.Provider>
  );
}

function ToastCard({ toast, onClose }: { toast: Shown; onClose: () => void }) {
  const tone = toast.tone ?? "good";
  const Icon = TONE_ICONS[tone];
  return (
    <Radix.Root
      duration={tone === "bad" ? Number.POSITIVE_INFINITY : 6000}
      type={tone === "bad" ? "foreground" : "background"}
      onOpenChange={(open) => open || onClose()}
      className={clsx(overStyle, "group flex min-h-9 items-center gap-2.5 ps-3 pe-1 outline-none max-sm:text-xs")}
    >
      <Icon aria-hidden className={clsx("size-4 shrink-0", TONE_TEXT[tone])} />
      <div className="line-clamp-2 min-w-0 flex-1 wrap-anywhere group-hover:line-clamp-none group-focus:line-clamp-none">
        <Radix.Title className="inline font-medium">{toast.title}</Radix.Title>
        {toast.body && <Radix.Description className="ms-2 inline text-muted">{toast.body}</Radix.Description>}
      </div>
      {toast.action && (
        <Radix.Action asChild altText={toast.action.label} onClick={toast.action.onSelect}>
          <Button size="sm">{toast.action.label}</Button>
        </Radix.Action>
      )}
      <Radix.Close asChild>
        <IconButton size="sm" label="Close">
          <X aria-hidden />
        </IconButton>
      </Radix.Close>
    </Radix.Root>
  );
}
