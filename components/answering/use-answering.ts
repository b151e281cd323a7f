"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import type { Criterion } from "@/lib/guideline/schema";
import { Answering } from "./answering";
import type { Task } from "./task";

/** One pair of hands per task, made once and kept while the task is. */
export function useAnswering(tasks: readonly Task[]): (task: Task) => Answering {
  const [made] = useState(() => new Map<string, Answering>());
  useEffect(() => {
    const live = new Set(tasks.map(({ id }) => id));
    for (const id of [...made.keys()]) if (!live.has(id)) made.delete(id);
  }, [tasks, made]);
  return (task) => {
    const hands = made.get(task.id) ?? new Answering(task, TIMING);
    made.set(task.id, hands);
    return hands;
  };
}

const TIMING = {
  later: (ms: number, run: () => void) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

const silent = () => () => {};

/** The question that has the focus, or had it last, for what stands outside of the form. */
export function useFocusedCriterion(task: Task | undefined): Criterion | undefined {
  const recent = useSyncExternalStore(
    task?.sheet.subscribe ?? silent,
    () => task?.sheet.read().recent ?? null,
    () => null,
  );
  return task?.sheet.criteria.find(({ key }) => key === recent);
}
