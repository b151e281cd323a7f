"use client";

import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldError } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { Time } from "@/components/ui/time";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import type { ThreadEntry } from "@/lib/guideline/change-requests/records";
import type { RequestState } from "@/lib/guideline/change-requests/schema";

interface ThreadProps {
  /** Of the request. */
  id: string;
  filed: { by: string | null; at: string };
  entries: readonly ThreadEntry[];
  /** Absent for those who only read. */
  remark?: (input: { id: string; body: string }) => Promise<Outcome<unknown>>;
}

const DID: Record<RequestState, string> = {
  open: "reopened it",
  accepted: "accepted it",
  declined: "declined it",
  done: "published the version that closes it",
};

/** What was decided and said about a request, in its order. */
export function Thread({ id: request, filed, entries, remark }: ThreadProps) {
  const events = [{ id: "filed", did: "filed it", author: filed.by, at: filed.at, body: "" }, ...entries.map(toEvent)];
  return (
    <>
      <ol className="grid">
        {events.map(({ id, did, author, at, body }) => (
          <li key={id} className="border-b border-line py-2 first:pt-0">
            <p className="text-muted">
              <span className="font-medium text-ink">{author ?? "Somebody"}</span> {did} · <Time at={at} />
            </p>
            {body && (
              <p className="mt-0.5 text-base whitespace-pre-line wrap-anywhere" dir="auto">
                {body}
              </p>
            )}
          </li>
        ))}
      </ol>
      {remark && <RemarkForm id={request} remark={remark} />}
    </>
  );
}

function toEvent({ id, state, body, author, at }: ThreadEntry) {
  return { id, did: state ? DID[state] : "said", author, at, body };
}

function RemarkForm({ id, remark }: { id: string; remark: NonNullable<ThreadProps["remark"]> }) {
  const { run, busy, refusal } = useCommand(remark);
  const field = useRef<HTMLTextAreaElement>(null);
  function send() {
    const body = field.current?.value.trim() ?? "";
    if (busy || body === "") return field.current?.focus();
    void run({ id, body }, () => {
      if (field.current) field.current.value = "";
    });
  }
  return (
    <div className="mt-3 grid gap-2">
      <Field label="Remark" hideLabel>
        <Textarea ref={field} rows={2} maxLength={10_000} placeholder="Say something about it" />
      </Field>
      {refusal && <FieldError>{refusal.message}</FieldError>}
      <Button size="sm" busy={busy} onClick={send} className="justify-self-start">
        Add the remark
      </Button>
    </div>
  );
}
