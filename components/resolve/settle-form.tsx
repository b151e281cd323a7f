"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { useHotkeys } from "react-hotkeys-hook";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field, FieldSet } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { Kbd } from "@/components/ui/kbd";
import { RadioGroup } from "@/components/ui/radio-group";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import type { AnswerValue } from "@/lib/guideline/schema";
import { REASON_WORDS, REASONS, type Reason } from "@/lib/resolve/schema";

export interface Candidate {
  value: AnswerValue;
  words: string;
  /** How many gave it; 0 for one that nobody gave. */
  given: number;
}

interface SettleFormProps {
  example: string;
  criterion: string;
  candidates: readonly Candidate[];
  /** Where the next case is; settled, the page goes there. */
  nextHref: string;
  /** Change requests on the criterion that a guideline gap can go to; the first one is proposed. */
  requests: readonly { id: string; title: string; caseCount: number; ownProject: boolean; state: string }[];
  settle: (input: {
    example: string;
    criterion: string;
    value: AnswerValue | null;
    reason: Reason;
    note: string;
    changeRequest?: string;
  }) => Promise<Outcome<unknown>>;
}

const NONE = "none";
const NEW = "new";
const SETTLED_BY_GAP = {
  filed: "Settled; a change request was filed",
  joined: "Settled; the case was added to the change request",
};
const REASON_KEYS: Record<Reason, string> = {
  "guideline-gap": "g",
  "ambiguous-example": "a",
  slip: "s",
  "missing-knowledge": "m",
  "bad-example": "b",
  "legitimate-disagreement": "l",
};

/** Decides one case: which answer, why people differed, and a note. Digits choose the answer, letters the reason. */
export function SettleForm({ example, criterion, candidates, requests, nextHref, settle }: SettleFormProps) {
  const [choice, setChoice] = useState<string>();
  const [reason, setReason] = useState<Reason>();
  const [request, setRequest] = useState<string>();
  const proposed = requests.find(({ ownProject, state }) => ownProject && state === "open")?.id;
  const chosenRequest = request ?? proposed;
  const form = useRef<HTMLFormElement>(null);
  const { run, busy, refusal } = useCommand(settle);
  const router = useRouter();
  const say = useToast();

  useHotkeys("1,2,3,4,5,6,7,8,9", ({ key }) => candidates[Number(key) - 1] && setChoice(String(Number(key) - 1)));
  useHotkeys("0", () => setChoice(NONE));
  useHotkeys(Object.values(REASON_KEYS), ({ key }) => setReason(REASONS.find((one) => REASON_KEYS[one] === key)));
  useHotkeys("mod+enter", () => form.current?.requestSubmit(), { enableOnFormTags: true });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy || choice === undefined || !reason) return;
    const note = String(new FormData(event.currentTarget).get("note") ?? "");
    const value = choice === NONE ? null : candidates[Number(choice)]!.value;
    const changeRequest = reason === "guideline-gap" ? (chosenRequest ?? NEW) : undefined;
    void run({ example, criterion, value, reason, note, changeRequest }, () => {
      say({
        title: changeRequest === undefined ? "Settled" : SETTLED_BY_GAP[changeRequest === NEW ? "filed" : "joined"],
      });
      router.push(nextHref);
    });
  }

  return (
    <form ref={form} onSubmit={submit} className="grid gap-4">
      <FieldSet legend="What is the answer?">
        <RadioGroup
          value={choice ?? ""}
          onValueChange={setChoice}
          options={[...candidates.map(toOption), noSingleAnswer]}
        />
      </FieldSet>
      <FieldSet legend="Why did people differ?">
        <RadioGroup
          value={reason ?? ""}
          onValueChange={(value) => setReason(value as Reason)}
          options={REASONS.map((value) => ({
            value,
            label: (
              <span className="flex items-center gap-2">
                {REASON_WORDS[value].label} <Kbd keys={REASON_KEYS[value]} />
              </span>
            ),
            help: REASON_WORDS[value].help,
          }))}
        />
      </FieldSet>
      {reason === "guideline-gap" && requests.length > 0 && (
        <FieldSet legend="Which change request?" help="Cases of one gap belong together.">
          <RadioGroup
            value={chosenRequest ?? NEW}
            onValueChange={setRequest}
            options={[...requests.map(toRequestOption), { value: NEW, label: "A new one" }]}
          />
        </FieldSet>
      )}
      <Field label="Note" help="For the annotators and for whoever writes the next version of the guideline.">
        <Textarea name="note" rows={3} maxLength={10_000} />
      </Field>
      {refusal && <Callout tone="bad">{refusal.message}</Callout>}
      <Button variant="primary" type="submit" busy={busy} keys="mod+enter" disabled={choice === undefined || !reason}>
        Settle and next
      </Button>
    </form>
  );
}

function toOption({ words, given }: Candidate, index: number) {
  const count = given === 0 ? "nobody" : `${given} of the labels`;
  return {
    value: String(index),
    label: (
      <span className="flex items-center gap-2" dir="auto">
        {words} <span className="text-muted">{count}</span> {index < 9 && <Kbd keys={String(index + 1)} />}
      </span>
    ),
  };
}

function toRequestOption({ id, title, caseCount, state }: SettleFormProps["requests"][number]) {
  const help = `${formatCount(caseCount, "case")}${state === "accepted" ? ", accepted" : ""}`;
  return { value: id, label: <span dir="auto">{title}</span>, help };
}

const noSingleAnswer = {
  value: NONE,
  label: (
    <span className="flex items-center gap-2">
      No single right answer <Kbd keys="0" />
    </span>
  ),
  help: "Say in the note why.",
};
