"use client";

import { useEffect, useState } from "react";
import type { Task } from "../label/task";
import { Answering } from "./answering";

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
