"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { canonicalJson } from "@/lib/core/text/canonical-json";
import type { Draft } from "@/lib/guideline/records";
import type { GuidelineContent } from "@/lib/guideline/schema";
import type { Result } from "@/lib/server/errors";

export type SaveState =
  | { kind: "saved"; at: string }
  | { kind: "waiting" | "saving" }
  | { kind: "failed"; message: string }
  /** Their draft, and the last one that both had. */
  | { kind: "conflict"; theirs: Draft; base: GuidelineContent };

export type SaveDraft = (input: {
  revision: number;
  content: GuidelineContent;
}) => Promise<Result<{ revision: number; savedAt: string }>>;

const PAUSE = 1200;
const RETRY = 5000;

/**
 * Saves the content a moment after it changed, one save at a time, again and again while the server cannot be reached. Stops at a
 * conflict until `settle` says from which revision to go on.
 */
export function useAutosave(content: GuidelineContent, opened: Pick<Draft, "revision" | "savedAt">, save: SaveDraft) {
  const [state, setState] = useState<SaveState>({ kind: "saved", at: opened.savedAt });
  const latest = useRef(content);
  const stored = useRef(content);
  /** Sent, but the answer was lost: it may be stored. */
  const unsure = useRef<GuidelineContent | null>(null);
  const revision = useRef(opened.revision);
  const halted = useRef(false);
  const busy = useRef<Promise<boolean> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const attempt = useCallback(async (): Promise<boolean> => {
    const sent = latest.current;
    setState({ kind: "saving" });
    const result = await save({ revision: revision.current, content: sent }).catch(() => null);
    if (result?.ok) {
      revision.current = result.value.revision;
      stored.current = sent;
      unsure.current = null;
      setState(latest.current === sent ? { kind: "saved", at: result.value.savedAt } : { kind: "waiting" });
      return true;
    }
    if (result?.reason !== "stale") {
      unsure.current ??= result ? null : sent;
      setState({ kind: "failed", message: result?.message ?? UNREACHABLE });
      return false;
    }
    const theirs = result.detail?.theirs as Draft;
    if (unsure.current && canonicalJson(theirs.content) === canonicalJson(unsure.current)) {
      // It is our own save, whose answer never came.
      revision.current = theirs.revision;
      stored.current = unsure.current;
      unsure.current = null;
      return true;
    }
    halted.current = true;
    setState({ kind: "conflict", theirs, base: stored.current });
    return false;
  }, [save]);

  /** Saves now what is not saved; true when nothing is left to save. */
  const flush = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    timer.current = undefined;
    while (!halted.current && latest.current !== stored.current) {
      busy.current ??= attempt().finally(() => {
        busy.current = null;
      });
      if (await busy.current) continue;
      if (!halted.current) timer.current ??= setTimeout(flush, RETRY);
      return false;
    }
    return latest.current === stored.current;
  }, [attempt]);

  useEffect(() => {
    latest.current = content;
    if (content === stored.current || halted.current) return;
    if (!busy.current) setState((before) => (before.kind === "failed" ? before : { kind: "waiting" }));
    timer.current ??= setTimeout(flush, PAUSE);
  }, [content, flush]);

  /** Ends a conflict: later saves go on from their revision, with whatever content the page is given from now on. */
  const settle = useCallback(
    (theirs: Draft, goOnWith: GuidelineContent) => {
      revision.current = theirs.revision;
      stored.current = theirs.content;
      halted.current = false;
      latest.current = goOnWith;
      if (goOnWith === theirs.content) return setState({ kind: "saved", at: theirs.savedAt });
      void flush();
    },
    [flush],
  );

  useLeaveGuard(state.kind === "saved", flush);
  return { state, flush, settle };
}

const UNREACHABLE = "The server does not answer. Your text stays on this page and is sent as soon as it does.";

/** Saves when the page is hidden or left, and asks before the window closes on what is not saved. */
function useLeaveGuard(isSaved: boolean, flush: () => Promise<boolean>) {
  useEffect(() => {
    if (isSaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    const hide = () => document.visibilityState === "hidden" && void flush();
    addEventListener("beforeunload", ask);
    document.addEventListener("visibilitychange", hide);
    return () => {
      removeEventListener("beforeunload", ask);
      document.removeEventListener("visibilitychange", hide);
    };
  }, [isSaved, flush]);
  useEffect(() => () => void flush(), [flush]);
}
