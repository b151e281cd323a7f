"use client";

import { useSyncExternalStore } from "react";
import type { Criterion } from "@/lib/guideline/schema";
import type { Task } from "./task";

const silent = () => () => {};

/** The question that has the focus, for what stands outside of the form. */
export function useFocusedCriterion(task: Task | undefined): Criterion | undefined {
  const focus = useSyncExternalStore(
    task?.sheet.subscribe ?? silent,
    () => task?.sheet.read().focus ?? null,
    () => null,
  );
  return task?.sheet.criteria.find(({ key }) => key === focus);
}
