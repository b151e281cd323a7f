"use client";

import { type FormEvent, type ReactNode, useRef, useState, useTransition } from "react";
import { flushSync } from "react-dom";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field, FieldSet } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import { useGo } from "@/components/ui/link";
import { RadioGroup } from "@/components/ui/radio-group";
import { Textarea } from "@/components/ui/textarea";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import type { AnswerValue, Criterion } from "@/lib/guideline/schema";
import { type FirstResolution, firstResolutionSchema, REASON_WORDS, REASONS, type Reason } from "@/lib/resolve/schema";
import { answerOptions, type Candidate, type OfferedSplit } from "./answer-options";
import { COMMAND_KEYS, NONE, OTHER, REASON_KEYS, SPLIT, useCaseKeys } from "./case-keys";
import { ChosenWords } from "./chosen-words";
import { Conflict } from "./conflict";
import { useLastSettled, type Withdraw } from "./last-settled";
import { type AnsweredExample, OtherAnswerPanel, useOtherAnswer } from "./other-answer-panel";
import { NEW_REQUEST, type OfferedRequest, RequestChoice } from "./request-choice";

export interface Settlement {
  example: string;
  criterion: string;
  value: AnswerValue | null;
  distribution?: Record<string, number>;
  reason: Reason;
  note: string;
  /** Where a guideline gap goes: an open change request, or a new one. */
  changeRequest?: string;
}

export interface SettleFormProps {
  example: string;
  /** The case in words: its example and criterion. */
  name: string;
  criterion: Criterion;
  candidates: readonly Candidate[];
  split: OfferedSplit | null;
  /** Whether there are answers beyond those listed. */
  mayDiffer: boolean;
  answered: AnsweredExample;
  guidelineHref: string;
  /** Change requests on the criterion that a guideline gap can go to. */
  requests: readonly OfferedRequest[];
  /** Where the next case is; settled, the page goes there. */
  nextHref: string;
  settle: (input: Settlement) => Promise<Outcome<{ id: string }>>;
  withdraw: Withdraw;
  /** What is read before deciding, at the top of what scrolls. */
  children: ReactNode;
}

/** Decides one case: which answer, why people differed, and a note. What was chosen stays in view beside the button, whatever scrolls. */
export function SettleForm(props: SettleFormProps) {
  const { example, name, criterion, candidates, split, mayDiffer, requests, nextHref, settle, withdraw } = props;
  const [choice, setChoice] = useState<string>();
  const [reason, setReason] = useState<Reason>();
  const [request, setRequest] = useState<string>();
  const [first, setFirst] = useState<FirstResolution>();
  const other = useOtherAnswer(criterion, props.answered);
  const form = useRef<HTMLFormElement>(null);
  const requestChoice = useRef<HTMLDivElement>(null);
  const { run, busy, refusal } = useCommand(async (input: Settlement) => {
    const outcome = await settle(input);
    const found = outcome.ok ? null : firstResolutionSchema.safeParse(outcome.detail?.first);
    setFirst(found?.data);
    return outcome;
  });
  const go = useGo();
  // Until the next case is here, no key may act on the one that is settled.
  const [leaving, startLeaving] = useTransition();
  const { setLast } = useLastSettled();
  const value = chosenValue();
  const isGap = reason === "guideline-gap";
  const isReady = value !== undefined && reason !== undefined && (!isGap || request !== undefined);

  function chosenValue(): Pick<Settlement, "value" | "distribution"> | undefined {
    if (choice === undefined) return undefined;
    if (choice === NONE) return { value: null };
    if (choice === SPLIT) return split ? { value: null, distribution: split.distribution } : undefined;
    if (choice === OTHER) return other.value === undefined ? undefined : { value: other.value };
    return { value: candidates[Number(choice)]!.value };
  }

  function choose(chosen: string) {
    setChoice(chosen);
    if (chosen === SPLIT && !reason) setReason("legitimate-disagreement");
  }

  function chooseReason(chosen: Reason) {
    flushSync(() => setReason(chosen));
    if (chosen === "guideline-gap") requestChoice.current?.querySelector("input")?.focus();
  }

  const noteField = () => form.current?.querySelector("textarea");

  useCaseKeys((action) => {
    if (busy || leaving) return false;
    if (action.do === "reason") chooseReason(action.reason);
    else if (action.do === "digit") pressDigit(action.digit);
    else if (action.do === "answer") {
      if (action.value === NONE || (action.value === OTHER ? mayDiffer : split)) choose(action.value);
    } else if (action.command === "settle") form.current?.requestSubmit();
    else if (action.command === "note") noteField()?.focus();
    else if (action.command === "leave" && document.activeElement === noteField()) noteField()?.blur();
    else if (action.command === "file" && isGap) setRequest(NEW_REQUEST);
    else return false;
    return true;
  });

  function pressDigit(digit: string) {
    if (choice === OTHER) other.hands.perform({ do: "digit", digit });
    else {
      const place = candidates.findIndex((one) => one.digit === digit);
      if (place >= 0) choose(String(place));
    }
  }

  const chosenWords =
    choice === OTHER
      ? "Another answer"
      : choice === SPLIT
        ? "Keep the split"
        : choice === NONE
          ? "No single right answer"
          : candidates[Number(choice)]?.words;

  function submit(event?: FormEvent<HTMLFormElement>) {
    event?.preventDefault();
    if (busy || leaving || !form.current || !isReady || !value || !reason) return;
    const note = String(new FormData(form.current).get("note") ?? "");
    const href = window.location.pathname + window.location.search;
    const changeRequest = isGap ? request : undefined;
    const input = { example, criterion: criterion.key, ...value, reason, note, changeRequest };
    void run(input, ({ id }) => {
      const gap = isGap ? (request === NEW_REQUEST ? ", a change request filed" : ", added to the change request") : "";
      setLast({ id, name, words: `${chosenWords}, ${REASON_WORDS[reason].label.toLowerCase()}${gap}`, href });
      startLeaving(() => go.push(nextHref, { scroll: false }));
    });
  }

  return (
    <form ref={form} onSubmit={submit} className="flex min-h-0 grow flex-col">
      <div className="grid min-h-0 grow grid-cols-[minmax(0,1fr)] content-start gap-3 max-[60rem]:[&_:is(input,textarea)]:scroll-mb-40 min-[60rem]:overflow-y-auto min-[60rem]:pe-2">
        {props.children}
        <FieldSet legend="What is the answer?">
          <RadioGroup
            value={choice ?? ""}
            onValueChange={choose}
            options={answerOptions(candidates, split, mayDiffer)}
          />
        </FieldSet>
        {choice === OTHER && <OtherAnswerPanel other={other} guidelineHref={props.guidelineHref} />}
        <FieldSet legend="Why did people differ?">
          <RadioGroup
            className="gap-x-3 sm:grid-cols-2"
            value={reason ?? ""}
            onValueChange={(next) => chooseReason(next as Reason)}
            options={REASON_OPTIONS}
          />
          {reason && <p className="text-muted">{REASON_WORDS[reason].help}</p>}
        </FieldSet>
        {isGap && <RequestChoice ref={requestChoice} requests={requests} chosen={request} onChoose={setRequest} />}
        <Field
          label={
            <>
              Note <Kbd keys={COMMAND_KEYS.note.key} />
            </>
          }
          help="For the annotators and for whoever writes the next version of the guideline."
        >
          <Textarea name="note" rows={2} maxLength={10_000} />
        </Field>
      </div>
      <div className="grid max-h-[60dvh] shrink-0 gap-2 overflow-y-auto border-t border-line bg-paper pt-2 max-[60rem]:z-20 max-[60rem]:pb-2 max-md:fixed max-md:inset-x-0 max-md:bottom-12 max-md:px-4 md:max-[60rem]:sticky md:max-[60rem]:bottom-0">
        {first ? (
          <Conflict
            first={first}
            criterion={criterion}
            mine={value?.value ?? null}
            nextHref={nextHref}
            withdraw={withdraw}
            onWithdrawn={() => submit()}
          />
        ) : (
          refusal && <Callout tone="bad">{refusal.message}</Callout>
        )}
        <div className="flex items-center justify-between gap-3">
          <ChosenWords
            answer={value && chosenWords}
            reason={reason && REASON_WORDS[reason].label}
            request={isGap ? (request ? (request === NEW_REQUEST ? "new request" : "open request") : null) : undefined}
          />
          <Button
            variant="primary"
            type="submit"
            className="shrink-0"
            busy={busy || leaving}
            keys="mod+enter"
            disabled={!isReady}
          >
            Settle and next
          </Button>
        </div>
      </div>
    </form>
  );
}

const REASON_OPTIONS = REASONS.map((value) => ({
  value,
  label: (
    <span className="flex items-baseline gap-2">
      {REASON_WORDS[value].label} <Kbd keys={REASON_KEYS[value]} />
    </span>
  ),
}));
