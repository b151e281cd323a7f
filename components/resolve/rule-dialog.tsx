"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, FieldError, FieldSet } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import type { RuleInput } from "@/lib/resolve/schema";
import { BatchList, type BatchListProps } from "./batch-list";

export interface RuleDialogProps extends BatchListProps {
  /** Which cases the page shows: a rule settles no others. */
  within: Pick<RuleInput, "criterion" | "slice" | "flagged">;
  /** What the page shows, in words; null where it shows all. */
  withinWords: string | null;
  preview: (input: RuleInput) => Promise<Outcome<{ cases: number }>>;
  settle: (input: RuleInput) => Promise<Outcome<{ batch: string; cases: number }>>;
}

/** Settles many cases at once, by how many labels agree: first says how many, and can be taken back as a whole. */
export function RuleDialog({ within, withinWords, preview, settle, batches, withdraw }: RuleDialogProps) {
  const [open, setOpen] = useState(false);
  const [method, setMethod] = useState<RuleInput["method"]>("majority");
  const [least, setLeast] = useState("2");
  const [among, setAmong] = useState("3");
  const [counted, setCounted] = useState<number>();
  const count = useCommand(preview);
  const make = useCommand(settle);
  const say = useToast();
  const rule: RuleInput = { ...within, method, least: Number(least), among: Number(among) };
  const refusal = make.refusal ?? count.refusal;

  function change<Value>(set: (value: Value) => void) {
    return (value: Value) => {
      set(value);
      setCounted(undefined);
    };
  }

  function undo(batch: string) {
    void withdraw({ batch }).then((outcome) =>
      say(
        outcome.ok
          ? { title: `${formatCount(outcome.value.cases, "case")} wait again` }
          : { tone: "bad", title: outcome.message },
      ),
    );
  }

  function settleAll() {
    void make.run(rule, ({ batch, cases }) => {
      setOpen(false);
      setCounted(undefined);
      say({
        title: `${formatCount(cases, "case")} settled`,
        action: { label: "Undo", onSelect: () => undo(batch) },
      });
    });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button>Settle by rule…</Button>}
      title="Settle by rule"
      description={`For ${withinWords ?? "all criteria"}. Nobody looks at these cases; each resolution says by which rule it came about.`}
      footer={
        <>
          <Button busy={count.busy} onClick={() => void count.run(rule, ({ cases }) => setCounted(cases))}>
            Count the cases
          </Button>
          <Button variant="primary" busy={make.busy} disabled={!counted} onClick={settleAll}>
            {counted ? `Settle ${formatCount(counted, "case")}` : "Settle"}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <FieldSet legend="Which cases?">
          <RadioGroup
            value={method}
            onValueChange={change((value: string) => setMethod(value as RuleInput["method"]))}
            options={[
              { value: "majority", label: "Enough labels agree", help: "People differ, but a majority says the same." },
              { value: "unanimous", label: "All labels are equal", help: "A release takes these as decided already." },
            ]}
          />
        </FieldSet>
        <div className="grid grid-cols-2 gap-3">
          {method === "majority" && <Labels label="At least" value={least} onChange={change(setLeast)} />}
          <Labels
            label={method === "majority" ? "of so many labels" : "At least so many labels"}
            value={among}
            onChange={change(setAmong)}
          />
        </div>
        {refusal && <FieldError>{Object.values(refusal.fields)[0] ?? refusal.message}</FieldError>}
        <p aria-live="polite" className="min-h-5">
          {counted === 0 && "No open case fits this rule."}
          {counted !== undefined && counted > 0 && `${formatCount(counted, "open case")} would be settled.`}
        </p>
        <BatchList batches={batches} withdraw={withdraw} />
      </div>
    </Dialog>
  );
}

function Labels({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <Field label={label}>
      <Input type="number" min={2} max={100} value={value} onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}
