"use client";

import { useEffect, useMemo, useState } from "react";
import type { LabelVersion } from "@/lib/label/records";
import type { LabelApi } from "./label-api";
import type { LocalDrafts } from "./local-draft";
import { makeTask, type Task, taskId } from "./task";
import type { InHand } from "./work-queue";

/** A task for each lease in hand, made once and kept while the lease is. Versions that the page did not bring are fetched. */
export function useTasks(
  api: LabelApi,
  drafts: LocalDrafts | null,
  given: readonly LabelVersion[],
  leases: readonly InHand[],
): Task[] {
  const [versions, setVersions] = useState(() => new Map(given.map((version) => [version.id, version])));
  const [made] = useState(() => new Map<string, Task>());
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
      const task = made.get(id) ?? makeTask(lease, version, drafts?.read(lease.assignmentId, lease.leaseToken) ?? null);
      made.set(id, task);
      return [task];
    });
    const live = new Set(tasks.map(({ id }) => id));
    for (const id of [...made.keys()]) if (!live.has(id)) made.delete(id);
    return tasks;
  }, [leases, versions, made, drafts]);
}
