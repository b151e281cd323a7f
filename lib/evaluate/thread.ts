import { serveTasks } from "@/lib/server/threads/serve-tasks";
import { parseOutputs } from "./report/outputs";
import { headlines, type Question, reportOn } from "./report/report";

// What a thread calculates for the web server. Run by lib/server/threads.

const tasks = {
  evaluation: ({ patterns, ...question }: Question & { patterns: string }) =>
    reportOn(question, parseOutputs(patterns)),

  "evaluation-slice": ({ patterns, ...question }: Question & { patterns: string }) =>
    headlines(question, parseOutputs(patterns)),
};

export type EvaluateTasks = typeof tasks;

serveTasks(tasks);
