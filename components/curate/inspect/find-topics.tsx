"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldError } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { useToast } from "@/components/ui/toast";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import type { FindTopics } from "@/lib/curate/topics/schema";

const NUMBERS = [3, 5, 8, 12, 16, 20, 24, 30];

interface FindTopicsProps {
  /** Whether there are topics already, in whose place the new ones come. */
  isAgain: boolean;
  find: (input: FindTopics) => Promise<Outcome<{ jobId: string }>>;
}

/** Orders the search for topics. */
export function FindTopicsForm({ isAgain, find }: FindTopicsProps) {
  const [most, setMost] = useState("");
  const { run, busy, refusal } = useCommand(find);
  const say = useToast();
  const order = () =>
    run({ seed: 1, ...(most !== "" && { topics: Number(most) }) }, () => say({ title: "Topics are being looked for" }));
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-3">
        <Field label="How many topics" hideLabel>
          <Select
            value={most}
            placeholder="As many as can be told apart"
            onChange={(event) => setMost(event.target.value)}
            options={NUMBERS.map((n) => ({ value: String(n), label: `At most ${n}` }))}
          />
        </Field>
        <Button busy={busy} onClick={() => void order()}>
          {isAgain ? "Find topics again" : "Find topics"}
        </Button>
      </div>
      {refusal && <FieldError>{refusal.message}</FieldError>}
    </div>
  );
}
