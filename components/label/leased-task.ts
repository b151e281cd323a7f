"use client";

import { useEffect, useMemo, useState } from "react";
import type { LabelVersion } from "@/lib/label/records";
import type { Lease } from "@/lib/label/schema";
import { makeTask, type Task } from "../answering/task";
import type { LabelApi } from "./label-api";
import type { LocalDraft, LocalDrafts } from "./local-draft";
import type { WorkTime } from "./time-keeper";
import type { InHand } from "./work-queue";

/** An example in its person's hands. One that was opened again has a new lease and is a new task. */
export interface LeasedTask extends Task {
  lease: InHand;
  version: LabelVersion;
  /** Time spent before the page was loaded anew. */
  before: WorkTime | undefined;
}

/** A task for each lease in hand, made once and kept while the lease is. Versions that the page did not bring are fetched. */
export function useLeasedTasks(
  api: LabelApi,
  drafts: LocalDrafts | null,
  given: readonly LabelVersion[],
  leases: readonly InHand[],
): LeasedTask[] {
  const [versions, setVersions] = useState(() => new Map(given.map((version) => [version.id, version])));
  const [made] = useState(() => new Map<string, LeasedTask>());
  const missing = leases.find(({ guidelineVersionId }) => !versions.has(guidelineVersionId));
  useEffect(() => {
    if (!missing) return;
    let wanted = true;
    void api.version(missing.guidelineVersionId, missing.guidelineVersion).then((version) => {
      if (wanted && version) setVersions((before) => new Map(before).set(version.id, version));
    });
    return () => {
      wanted = false;
    };
  }, [api, missing]);
  return useMemo(() => {
    const tasks = leases.flatMap((lease) => {
      const version = versions.get(lease.guidelineVersionId);
      if (!version) return [];
      const id = taskId(lease);
      const draft = () => drafts?.read(lease.assignmentId, lease.leaseToken) ?? null;
      const task = made.get(id) ?? leasedTask(lease, version, draft());
      made.set(id, task);
      return [task];
    });
    const live = new Set(tasks.map(({ id }) => id));
    for (const id of [...made.keys()]) if (!live.has(id)) made.delete(id);
    return tasks;
  }, [leases, versions, made, drafts]);
}

function taskId(lease: Pick<Lease, "assignmentId" | "leaseToken">): string {
  return `${lease.assignmentId}:${lease.leaseToken}`;
}

/** With its draft: that of this browser where there is one, else what the server keeps. */
function leasedTask(lease: InHand, version: LabelVersion, draft: LocalDraft | null): LeasedTask {
  const { example, responseOrder, criteria: asked, answers } = lease;
  const task = makeTask({
    id: taskId(lease),
    example,
    criteria: version.criteria,
    asked,
    responseOrder,
    begun: draft ?? { answers },
  });
  return { ...task, lease, version, before: draft ? { activeMs: draft.activeMs, wallMs: draft.wallMs } : undefined };
}
