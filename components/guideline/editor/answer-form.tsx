"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldError } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import type { RequestDetail } from "@/lib/guideline/change-requests/records";

interface AnswerFormProps {
  request: RequestDetail;
  setAnswer: (input: { id: string; answered: boolean; answer: string }) => Promise<Outcome<unknown>>;
}

/** Says that the draft answers a request, and in which words every reader of the version will see it. */
export function AnswerForm({ request: { id, answered, answer }, setAnswer }: AnswerFormProps) {
  const { run, busy, refusal } = useCommand(setAnswer);
  const [isWriting, setIsWriting] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  if (answered && !isWriting) {
    return (
      <div className="grid gap-2">
        {answer && (
          <p className="whitespace-pre-line wrap-anywhere" dir="auto">
            {answer}
          </p>
        )}
        <div className="flex gap-2">
          <Button size="sm" onClick={() => setIsWriting(true)}>
            Reword
          </Button>
          <Button size="sm" variant="quiet" busy={busy} onClick={() => void run({ id, answered: false, answer })}>
            Not answered yet
          </Button>
        </div>
        {refusal && <FieldError>{refusal.message}</FieldError>}
      </div>
    );
  }
  const mark = () => void run({ id, answered: true, answer: field.current?.value ?? "" }, () => setIsWriting(false));
  return (
    <div className="grid gap-2">
      <Field label="How the draft answers it" help="A sentence for everybody who reads the version, annotators too.">
        <Textarea data-own-undo ref={field} rows={2} maxLength={10_000} defaultValue={answer} />
      </Field>
      {refusal && <FieldError>{refusal.message}</FieldError>}
      <Button size="sm" busy={busy} onClick={mark} className="justify-self-start">
        Mark as answered
      </Button>
    </div>
  );
}
