"use client";

import { useSyncExternalStore } from "react";
import type { Criterion } from "@/lib/guideline/schema";
import type { Task } from "./task";

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
