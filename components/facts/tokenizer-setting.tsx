"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { formatNumber } from "@/components/ui/format";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import { ask } from "@/lib/api/client";
import { SET_TOKENIZER } from "@/lib/facts/calls";

interface TokenizerSettingProps {
  projectId: string;
  /** The one that somebody gave; null where o200k_base counts. */
  current: { name: string; tokens: number } | null;
  unset: (input: Record<string, never>) => Promise<Outcome<unknown>>;
}

/** By which tokenizer tokens are counted, and how to count by another. */
export function TokenizerSetting({ projectId, current, unset }: TokenizerSettingProps) {
  const router = useRouter();
  const id = useId();
  const [file, setFile] = useState<File | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const back = useCommand(unset);
  async function send() {
    if (!file) return;
    setBusy(true);
    setProblem(null);
    const body = new Blob([file], { type: "application/json" });
    const reply = await ask(SET_TOKENIZER, { params: { id: projectId }, query: { name: file.name }, body });
    setBusy(false);
    if (!reply.ok) return setProblem(reply.message);
    setFile(null);
    router.refresh();
  }
  return (
    <div className="grid gap-3">
      <p>
        {current ? (
          <>
            Tokens are counted by <bdi>{current.name}</bdi>, which has {formatNumber(current.tokens)} of them.
          </>
        ) : (
          "Tokens are counted by o200k_base, the tokenizer of GPT-4o and later."
        )}
      </p>
      <div className="flex flex-wrap items-center gap-3">
        <label htmlFor={id} className="grid gap-1">
          <span className="font-medium">A tokenizer.json of your model</span>
          <input
            id={id}
            type="file"
            accept=".json,application/json"
            className="max-w-full"
            onChange={({ target }) => setFile(target.files?.[0] ?? null)}
          />
        </label>
        <Button busy={busy} disabled={!file} onClick={() => void send()}>
          Count by it
        </Button>
        {current && (
          <Button busy={back.busy} onClick={() => void back.run({})}>
            Count by o200k_base again
          </Button>
        )}
      </div>
      <p className="text-xs text-muted">Only tokens are counted anew; until then they are missing.</p>
      {(problem ?? back.refusal?.message) && <FieldError>{problem ?? back.refusal?.message}</FieldError>}
    </div>
  );
}
