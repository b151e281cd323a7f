"use client";

import clsx from "clsx";
import { boardHref, requestHref } from "@/components/guideline/requests/request-words";
import { Badge } from "@/components/ui/badge";
import { formatCount } from "@/components/ui/format";
import { TextLink } from "@/components/ui/text-link";
import type { Outcome } from "@/components/ui/use-command";
import { placeName } from "@/lib/guideline/change-requests/places";
import type { RequestDetail } from "@/lib/guideline/change-requests/records";
import type { Clause } from "@/lib/guideline/changes/clauses";
import type { Criterion } from "@/lib/guideline/schema";
import { AnswerForm } from "./answer-form";

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
              {placeName({ criteria: [...criteria], clauses: [...clauses] }, request)}
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
