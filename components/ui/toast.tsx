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
  /** A new message takes the place of the last one of its kind. */
  kind?: string;
  tone?: Tone;
  title: string;
  body?: string;
  action?: { label: string; onSelect: () => void };
}

const ToastContext = createContext<(message: ToastMessage) => void>(() => {});

/** Says something in passing: `const say = useToast(); say({ title: "Saved" })`. Errors stay until they are closed. */
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
    const others = (before: Shown[]) => before.filter(({ kind }) => kind === undefined || kind !== message.kind);
    setShown((before) => [...others(before).slice(-3), { ...message, id }]);
  }, []);
  const close = (id: number) => setShown((before) => before.filter((toast) => toast.id !== id));
  return (
    <Radix.Provider label="Notice" swipeDirection="right">
      <ToastContext value={say}>{children}</ToastContext>
      {shown.map((toast) => (
        <ToastCard key={toast.id} toast={toast} onClose={() => close(toast.id)} />
      ))}
      <Radix.Viewport className="no-print fixed end-0 bottom-0 z-60 flex w-96 max-w-full flex-col gap-2 p-3 outline-none" />
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
      className={clsx(overStyle, "flex items-start gap-2.5 py-2 ps-3 pe-1.5")}
    >
      <Icon aria-hidden className={clsx("mt-1 size-4 shrink-0", TONE_TEXT[tone])} />
      <div className="min-w-0 flex-1 py-0.5 wrap-anywhere">
        <Radix.Title className="font-medium">{toast.title}</Radix.Title>
        {toast.body && <Radix.Description className="text-muted">{toast.body}</Radix.Description>}
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
