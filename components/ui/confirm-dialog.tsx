"use client";

import { AlertDialog as Radix } from "radix-ui";
import { type ReactNode, useState } from "react";
import { Button } from "./button";

interface ConfirmDialogProps {
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** A question: "Retire version 3?" */
  title: ReactNode;
  /** What will happen, what stays, and whether it can be undone. */
  description: ReactNode;
  /** The verb that answers the title: "Retire version 3". */
  confirm: string;
  cancel?: string;
  danger?: boolean;
  onConfirm: () => void | Promise<void>;
}

/** Asks before something that is hard to take back. Cancel has the focus; the dialog waits for `onConfirm` to finish. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const [ownOpen, setOwnOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const open = props.open ?? ownOpen;
  const setOpen = props.onOpenChange ?? setOwnOpen;
  async function confirm() {
    setBusy(true);
    try {
      await props.onConfirm();
      setOpen(false);
    } finally {
      setBusy(false);
    }
  }
  return (
    <Radix.Root open={open} onOpenChange={setOpen}>
      {props.trigger && <Radix.Trigger asChild>{props.trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Radix.Content className="fixed inset-x-2 top-[18dvh] z-50 mx-auto max-h-[76dvh] max-w-md overflow-auto rounded-lg border border-line bg-raised p-4 text-ink shadow-over">
          <Radix.Title className="text-base font-semibold wrap-anywhere">{props.title}</Radix.Title>
          <Radix.Description asChild>
            <div className="mt-2 wrap-anywhere text-muted">{props.description}</div>
          </Radix.Description>
          <div className="mt-4 flex flex-wrap justify-end gap-2">
            <Radix.Cancel asChild>
              <Button>{props.cancel ?? "Cancel"}</Button>
            </Radix.Cancel>
            <Button variant={props.danger ? "danger" : "primary"} busy={busy} onClick={confirm}>
              {props.confirm}
            </Button>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
