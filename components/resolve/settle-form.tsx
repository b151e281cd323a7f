"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field, FieldSet } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import { RadioGroup } from "@/components/ui/radio-group";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import type { AnswerValue, Criterion } from "@/lib/guideline/schema";
import { type FirstResolution, firstResolutionSchema, REASON_WORDS, REASONS, type Reason } from "@/lib/resolve/schema";
import { answerOptions, type Candidate, type OfferedSplit } from "./answer-options";
import { caseAction, NONE, OTHER, REASON_KEYS, SPLIT } from "./case-keys";
import { Conflict } from "./conflict";
import { OtherAnswerPanel } from "./other-answer-panel";
import { NEW_REQUEST, type OfferedRequest, proposedRequest, RequestChoice } from "./request-choice";
import { useCaseKeys } from "./use-case-keys";
import { type AnsweredExample, useOtherAnswer } from "./use-other-answer";

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
  withdraw: (input: { id: string }) => Promise<Outcome<unknown>>;
}

const SETTLED_BY_GAP = {
  filed: "Settled; a change request was filed",
  joined: "Settled; the case was added to the change request",
};

/** Decides one case: which answer, why people differed, and a note. Digits choose the answer, letters the reason. */
export function SettleForm(props: SettleFormProps) {
  const { example, criterion, candidates, split, mayDiffer, requests, nextHref, settle, withdraw } = props;
  const [choice, setChoice] = useState<string>();
  const [reason, setReason] = useState<Reason>();
  const [request = proposedRequest(requests), setRequest] = useState<string>();
  const [first, setFirst] = useState<FirstResolution>();
  const other = useOtherAnswer(criterion, props.answered);
  const form = useRef<HTMLFormElement>(null);
  const { run, busy, refusal } = useCommand(async (input: Settlement) => {
    const outcome = await settle(input);
    const found = outcome.ok ? null : firstResolutionSchema.safeParse(outcome.detail?.first);
    setFirst(found?.data);
    return outcome;
  });
  const router = useRouter();
  const say = useToast();
  const value = chosenValue();
  const isReady = value !== undefined && reason !== undefined;

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

  useCaseKeys((key, typing) => {
    const action = caseAction(key, typing);
    if (!action) return false;
    if (action.do === "settle") form.current?.requestSubmit();
    else if (action.do === "reason") setReason(action.reason);
    else if (action.do === "digit") pressDigit(action.digit);
    else if (action.value === OTHER ? mayDiffer : split) choose(action.value);
    return true;
  });

  function pressDigit(digit: string) {
    if (choice === OTHER) other.hands.perform({ do: "digit", digit: digit });
    else if (digit === "0") choose(NONE);
    else if (candidates[Number(digit) - 1]) choose(String(Number(digit) - 1));
  }

  function undo(id: string, back: string) {
    void withdraw({ id }).then((outcome) => {
      say(outcome.ok ? { title: "Withdrawn; the case waits again" } : { tone: "bad", title: outcome.message });
      router.push(back);
      router.refresh();
    });
  }

  function submit(event?: FormEvent<HTMLFormElement>) {
    event?.preventDefault();
    if (busy || !form.current || !value || !reason) return;
    const note = String(new FormData(form.current).get("note") ?? "");
    const back = window.location.pathname + window.location.search;
    const changeRequest = reason === "guideline-gap" ? request : undefined;
    void run({ example, criterion: criterion.key, ...value, reason, note, changeRequest }, ({ id }) => {
      say({
        title: changeRequest ? SETTLED_BY_GAP[changeRequest === NEW_REQUEST ? "filed" : "joined"] : "Settled",
        action: { label: "Undo", onSelect: () => undo(id, back) },
      });
      router.push(nextHref);
    });
  }

  return (
    <form ref={form} onSubmit={submit} className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <FieldSet legend="What is the answer?">
        <RadioGroup value={choice ?? ""} onValueChange={choose} options={answerOptions(candidates, split, mayDiffer)} />
      </FieldSet>
      {choice === OTHER && <OtherAnswerPanel other={other} guidelineHref={props.guidelineHref} />}
      <FieldSet legend="Why did people differ?">
        <RadioGroup value={reason ?? ""} onValueChange={(next) => setReason(next as Reason)} options={REASON_OPTIONS} />
      </FieldSet>
      {reason === "guideline-gap" && requests.length > 0 && (
        <RequestChoice requests={requests} chosen={request} onChoose={setRequest} />
      )}
      <Field label="Note" help="For the annotators and for whoever writes the next version of the guideline.">
        <Textarea name="note" rows={3} maxLength={10_000} />
      </Field>
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
      <Button variant="primary" type="submit" busy={busy} keys="mod+enter" disabled={!isReady}>
        Settle and next
      </Button>
    </form>
  );
}

const REASON_OPTIONS = REASONS.map((value) => ({
  value,
  label: (
    <span className="flex items-center gap-2">
      {REASON_WORDS[value].label} <Kbd keys={REASON_KEYS[value]} />
    </span>
  ),
  help: REASON_WORDS[value].help,
}));
