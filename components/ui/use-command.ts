"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";

export type Outcome<Value> =
  | { ok: true; value: Value }
  | { ok: false; reason: string; message: string; detail?: Record<string, unknown> };

export interface Refusal {
  reason: string;
  message: string;
  /** What is wrong with single fields, by their names. */
  fields: Record<string, string>;
}

const UNREACHABLE: Refusal = {
  reason: "unreachable",
  message: "The server did not answer. What you typed is still here; try again.",
  fields: {},
};

/**
 * Runs a Server Action from a form or a button: whether it is under way, and why it was refused. After a success the page reads its
 * data anew.
 */
export function useCommand<Input, Value>(action: (input: Input) => Promise<Outcome<Value>>) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  function run(input: Input, onDone?: (value: Value) => void): Promise<boolean> {
    return new Promise((resolve) => {
      start(async () => {
        const outcome = await action(input).catch(() => null);
        if (outcome?.ok) {
          onDone?.(outcome.value);
          router.refresh();
        }
        setRefusal(outcome === null ? UNREACHABLE : outcome.ok ? null : refusalOf(outcome));
        resolve(outcome?.ok === true);
      });
    });
  }
  return { run, busy, refusal };
}

/** A refusal with what it says of single fields. */
export function refusalOf(outcome: { reason: string; message: string; detail?: Record<string, unknown> }): Refusal {
  const errors = Array.isArray(outcome.detail?.errors) ? outcome.detail.errors : [];
  const fields = Object.fromEntries(
    errors.map((error: { field: string; message: string }) => [error.field, error.message]),
  );
  const message = Object.keys(fields).length > 0 ? "Some fields need another look." : outcome.message;
  return { reason: outcome.reason, message, fields };
}
