"use client";

import clsx from "clsx";
import { useRef, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Field, FieldError } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { TextLink } from "@/components/ui/text-link";
import { Textarea } from "@/components/ui/textarea";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import { boardHref, requestHref } from "@/lib/guideline/address";
import type { RequestDetail } from "@/lib/guideline/change-requests/records";
import { subjectName } from "@/lib/guideline/change-requests/subjects";
import type { Clause } from "@/lib/guideline/changes/clauses";
import type { Criterion } from "@/lib/guideline/schema";

export type AnswerRequest = (guidelineId: string, input: unknown) => Promise<Outcome<unknown>>;

interface RequestPanelProps {
  guidelineId: string;
  requests: readonly RequestDetail[];
  criteria: readonly Criterion[];
  clauses: readonly Clause[];
  /** The clause in which the caret stands. */
  here: string | undefined;
  onPlace: (request: RequestDetail) => void;
  setAnswer: AnswerRequest;
}

/** Requests on a clause, or on a criterion that it decides. */
export function requestsAt(
  requests: readonly RequestDetail[],
  clause: string | undefined,
  criteria: readonly Criterion[],
): RequestDetail[] {
  if (clause === undefined) return [];
  return requests.filter(
    (request) => (criteria.find(({ key }) => key === request.criterion)?.clause ?? request.clause) === clause,
  );
}

/** What the draft is to answer, those of the clause in hand first; accepted ones are marked as answered here. */
export function RequestPanel(props: RequestPanelProps) {
  const { guidelineId, requests, criteria, clauses, here, onPlace, setAnswer } = props;
  if (requests.length === 0) {
    return (
      <p className="text-muted">
        No change request waits. <TextLink href={boardHref(guidelineId)}>Look at the board</TextLink>
      </p>
    );
  }
  const near = requestsAt(requests, here, criteria);
  const ordered = [...near, ...requests.filter((request) => !near.includes(request))];
  return (
    <ul className="grid gap-4">
      {ordered.map((request) => (
        <li
          key={request.id}
          className={clsx("grid gap-1.5 border-s-2 ps-3", near.includes(request) ? "border-slate" : "border-line")}
        >
          <p className="flex flex-wrap items-center gap-2 text-xs text-muted">
            <button type="button" className="cursor-pointer underline" onClick={() => onPlace(request)}>
              {subjectName({ criteria: [...criteria], clauses: [...clauses] }, request)}
            </button>
            {request.state === "open" && <Badge tone="info">Not decided yet</Badge>}
            {request.answered && <Badge tone="good">Answered by this draft</Badge>}
          </p>
          <p className="text-base font-medium wrap-anywhere" dir="auto">
            {request.title}
          </p>
          {request.body && (
            <p className="whitespace-pre-line wrap-anywhere" dir="auto">
              {request.body}
            </p>
          )}
          <p className="text-muted">
            <TextLink href={requestHref(guidelineId, request.id)} target="_blank">
              {formatCount(request.caseCount, "case")} and the discussion
            </TextLink>
          </p>
          {request.state === "accepted" && (
            <AnswerForm request={request} setAnswer={(input) => setAnswer(guidelineId, input)} />
          )}
        </li>
      ))}
    </ul>
  );
}

interface AnswerFormProps {
  request: RequestDetail;
  setAnswer: (input: { id: string; answered: boolean; answer: string }) => Promise<Outcome<unknown>>;
}

/** Says that the draft answers a request, and in which words every reader of the version will see it. */
function AnswerForm({ request: { id, answered, answer }, setAnswer }: AnswerFormProps) {
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
