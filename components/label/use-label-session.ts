"use client";

import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { v4 as uuid } from "uuid";
import type { LabelVersion, OwnRound } from "@/lib/label/records";
import type { Lease, SeenExample, SKIP_REASONS } from "@/lib/label/schema";
import { aheadFor } from "./ahead";
import { type LabelApi, ServerApi } from "./label-api";
import type { LeasedTask } from "./leased-task";
import { useLeasedTasks } from "./leased-task";
import { type LocalDraft, LocalDrafts } from "./local-draft";
import type { OutboxEvent } from "./outbox";
import type { OutboxItem, SubmitItem } from "./outbox-item";
import { PreviewApi } from "./preview-api";
import { useDraftSaving } from "./use-draft-saving";
import { useLeaseRenewal } from "./use-lease-renewal";
import { useOutbox } from "./use-outbox";
import { type OwnWorkView, paceMs, useOwnWork } from "./use-own-work";
import { useWorkQueue } from "./use-work-queue";
import { useWorkTime } from "./use-work-time";

const DAY_MS = 86_400_000;
/** So many examples can be opened again one after the other; older ones are found in the history. */
const MOST_UNDONE = 20;
export type SkipReason = (typeof SKIP_REASONS)[number];

export interface LabelSetup {
  userId: string;
  projectId: string;
  guidelineId: string;
  versions: readonly LabelVersion[];
  leaseMinutes: number;
  idleMinutes: number;
  /** After so many minutes of work a break is spoken of; null: never. */
  breakMinutes: number | null;
  /** Labels of an example stay as they are while it is settled. */
  settledFinal: boolean;
  /** Shows these to somebody who only looks: nothing is leased, and nothing kept beyond the page. */
  preview?: { examples: readonly SeenExample[]; rounds: readonly OwnRound[] };
}

/** What was handed in last in this window, so that it can be opened again. */
interface Done {
  lease: Lease;
  item: OutboxItem;
}

const never = () => () => {};

/** Everything that happens while somebody labels: work comes, answers go, time is counted. Pages and keys only call it. */
export function useLabelSession(setup: LabelSetup, say: (notice: Notice) => void) {
  const { userId, projectId, guidelineId, preview } = setup;
  const [api] = useState<LabelApi>(() =>
    preview ? new PreviewApi(preview.examples, preview.rounds) : new ServerApi(userId, projectId, guidelineId),
  );
  const inBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const drafts = useMemo(
    () => (inBrowser && !preview ? new LocalDrafts(userId, projectId, localStorage) : null),
    [inBrowser, preview, userId, projectId],
  );
  const own = useOwnWork(api);
  const { settled, arrived } = own;
  const onEvent = useCallback(
    (event: OutboxEvent) => {
      if (event.type === "changed") return;
      settled(event.item.assignmentId, event.type === "stored");
      if (event.type === "refused") say(refusalNotice(event));
    },
    [settled, say],
  );
  const mail = useOutbox(api, preview ? null : { userId, projectId }, onEvent);
  const isAllSent = mail.box.waiting.length === 0;
  useEffect(() => {
    if (isAllSent) arrived();
  }, [isAllSent, arrived]);
  const [onBreak, setBreak] = useState(false);
  const ahead = preview ? 1 : aheadFor(paceMs(own.work?.recentActiveMs ?? []), setup.leaseMinutes);
  const { queue, work } = useWorkQueue(api, mail.outbox, { drafts, ahead, onBreak });
  const tasks = useLeasedTasks(api, drafts, setup.versions, work.leases);
  const [first] = work.leases;
  const task = first && tasks[0]?.lease === first ? tasks[0] : undefined;
  const clock = useWorkTime(task, setup.idleMinutes * 60_000, onBreak, setBreak);
  const round = useRoundOf(task, own);
  const [lost, setLost] = useState<ReadonlySet<string>>(new Set());
  const onLost = useCallback((gone: LeasedTask) => setLost((before) => new Set(before).add(gone.id)), []);
  useDraftSaving(task, api, drafts, clock.keeper, onLost);
  useLeaseRenewal(tasks, api, setup.leaseMinutes, onLost);
  useEffect(() => {
    // What was only fetched ahead is let go without a word.
    for (const gone of tasks.slice(1)) if (lost.has(gone.id)) queue.drop(gone.lease.assignmentId);
  }, [tasks, lost, queue]);
  const goOn = useCallback(() => void queue.ask(), [queue]);
  const done = useRef<Done[]>([]);

  function handIn(current: LeasedTask, item: OutboxItem) {
    const { assignmentId } = current.lease;
    done.current = [...done.current, { lease: current.lease, item }].slice(-MOST_UNDONE);
    // The draft goes only when the outbox has it for sure.
    void mail.outbox.add(item).then(() => drafts?.remove(assignmentId));
    queue.finish(assignmentId);
  }

  function submit(): boolean {
    if (!task) return false;
    const reviewed = task.sheet.review();
    if (!reviewed.ok) return false;
    const time = clock.keeper.current?.read(Date.now()) ?? { activeMs: 0, wallMs: 0 };
    const activeMs = Math.min(time.activeMs, DAY_MS);
    const wallMs = Math.min(time.wallMs, DAY_MS);
    const { answers } = reviewed;
    const changed = task.sheet.read().changed;
    own.count(task.lease.assignmentId, task.lease.roundId, activeMs);
    handIn(task, { ...itemBase(task.lease), kind: "submit", answers, changed, activeMs, wallMs });
    return true;
  }

  function skip(reason: SkipReason, note: string): void {
    if (!task) return;
    own.skipped(task.lease.assignmentId);
    handIn(task, { ...itemBase(task.lease), kind: "skip", reason, note: note.trim() || undefined });
  }

  /** Lets go of an example that was opened again: what was submitted stands. */
  async function leaveAsItWas(current: LeasedTask): Promise<void> {
    const { lease } = current;
    if (!(await api.giveBack([lease])))
      return say({ tone: "warn", title: "The server does not answer", body: "The example stays open for now." });
    drafts?.remove(lease.assignmentId);
    queue.drop(lease.assignmentId);
  }

  /** Opens the last example again: out of the outbox if it is still there, else from the server. */
  async function undo(): Promise<void> {
    const last = done.current.pop();
    if (last && (await mail.outbox.withdraw(last.item.key))) {
      const { lease, item } = last;
      const given = item.kind === "submit" ? item.answers : lease.answers;
      own.known(lease.assignmentId);
      // It is in the outbox no more, and must outlive a reload here.
      if (item.kind === "submit") drafts?.save(lease.assignmentId, draftOf(item));
      await queue.putFirst({ ...lease, answers: given, unsent: true });
    } else if (last?.item.kind === "skip") {
      say({ tone: "info", title: "A skip cannot be taken back", body: "Another person gets the example." });
    } else {
      await reopen(last?.item.assignmentId);
    }
  }

  /** Opens one's own submitted example again; without an id the newest. */
  async function reopen(assignmentId?: string): Promise<void> {
    const newest = assignmentId ?? (await newestSubmitted(api));
    if (!newest)
      return say({ tone: "info", title: "Nothing to open again", body: "You have not submitted anything yet." });
    const reply = await api.reopen(newest);
    if ("failed" in reply) return say({ tone: "warn", title: "It could not be opened again", body: reply.message });
    own.known(newest);
    await queue.putFirst(reply.lease);
  }

  return {
    api,
    mail,
    queue,
    work,
    tasks,
    task,
    clock,
    own,
    round,
    leaveAsItWas,
    isPreview: preview !== undefined,
    isLost: task !== undefined && lost.has(task.id),
    submit,
    skip,
    undo,
    reopen,
    goOn,
  };
}

export type LabelSession = ReturnType<typeof useLabelSession>;

export interface Notice {
  tone: "info" | "warn" | "good";
  title: string;
  body?: string;
}

/** The round of the example in front; none while there is no example. One that was opened since the sums were read makes them be read again. */
function useRoundOf(task: LeasedTask | undefined, { work, read }: OwnWorkView): OwnRound | undefined {
  const roundId = task?.lease.roundId;
  const round = work?.rounds.find(({ id }) => id === roundId);
  const missing = work && !round ? roundId : undefined;
  useEffect(() => {
    if (missing) read();
  }, [missing, read]);
  return round;
}

function draftOf({ leaseToken, answers, changed, activeMs, wallMs }: SubmitItem): LocalDraft {
  return { leaseToken, answers, changed, activeMs, wallMs, savedAt: Date.now() };
}

function itemBase({ assignmentId, leaseToken, example }: Lease) {
  return { key: uuid(), assignmentId, leaseToken, exampleId: example.id, madeAt: Date.now() };
}

async function newestSubmitted(api: LabelApi): Promise<string | undefined> {
  const page = await api.submitted(1, {});
  return "items" in page ? page.items[0]?.id : undefined;
}

function refusalNotice({ item, message, kept }: Extract<OutboxEvent, { type: "refused" }>): Notice {
  const what = item.kind === "skip" ? "The skip came too late" : kept ? "It was somebody else’s by then" : "Not stored";
  return { tone: kept ? "info" : "warn", title: `${what}: ${item.exampleId}`, body: message };
}
