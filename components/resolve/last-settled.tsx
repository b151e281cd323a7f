"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import { Button } from "@/components/ui/button";
import { useGo } from "@/components/ui/link";
import { TextLink } from "@/components/ui/text-link";
import { type Outcome, useCommand } from "@/components/ui/use-command";
import { COMMAND_KEYS, useCaseKeys } from "./case-keys";
import { takenBackWords } from "./taken-back-words";

export type Withdraw = (input: {
  id: string;
}) => Promise<Outcome<{ requests: { title: string; declined: boolean }[] }>>;

export interface Settled {
  /** Of the resolution. */
  id: string;
  /** Which case, in words. */
  name: string;
  /** How it was settled, in words. */
  words: string;
  /** Where the case is. */
  href: string;
}

interface LastSettled {
  last: Settled | null;
  setLast: (settled: Settled | null) => void;
}

const LastSettledContext = createContext<LastSettled>({ last: null, setLast: () => {} });

/** Remembers the last settlement while one goes from case to case, also when the last one leaves the queue empty. */
export function LastSettledProvider({ children }: { children: ReactNode }) {
  const [last, setLast] = useState<Settled | null>(null);
  return <LastSettledContext value={{ last, setLast }}>{children}</LastSettledContext>;
}

export function useLastSettled(): LastSettled {
  return useContext(LastSettledContext);
}

/** What was settled last, in a place of its own: each takes the place of the one before, and can be taken back. */
export function LastSettledLine({ idle, withdraw }: { idle: string; withdraw: Withdraw | null }) {
  const { last, setLast } = useLastSettled();
  const [said, setSaid] = useState<{ after: Settled; words: string }>();
  const go = useGo();
  const { run, busy, refusal } = useCommand(withdraw ?? REFUSED);

  function undo() {
    if (!last || busy) return;
    void run({ id: last.id }, ({ requests }) => {
      setSaid({ after: last, words: takenBackWords(last.name, { requests }) });
      setLast(null);
      go.push(last.href, { scroll: false });
    });
  }

  useCaseKeys((action) => {
    const mine = action.do === "command" && action.command === "undo" && last !== null;
    if (mine) undo();
    return mine;
  });

  return (
    <span className="flex min-h-7 flex-wrap items-center gap-x-3" role="status">
      {last ? (
        <>
          <span className="min-w-0 wrap-anywhere">
            Settled <TextLink href={last.href}>{last.name}</TextLink>: <bdi className="text-ink">{last.words}</bdi>
          </span>
          <Button size="sm" busy={busy} keys={COMMAND_KEYS.undo.key} onClick={undo}>
            Undo
          </Button>
          {refusal && <span className="text-bad">{refusal.message}</span>}
        </>
      ) : (
        <span className="min-w-0 wrap-anywhere">{said?.words ?? idle}</span>
      )}
    </span>
  );
}

const REFUSED: Withdraw = async () => ({ ok: false, reason: "forbidden", message: "You may not settle here." });
