import type { Permission } from "@/lib/auth/permissions";
import type { Progress } from "./progress";
import { STAGES, stagesFor } from "./stages";
import type { Waiting } from "./waiting";

type Place = (typeof STAGES)[number]["place"];

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/** The steps of a project that somebody with these permissions takes part in: what each is about now, and whether it is behind them. */
export function nextSteps(
  permissions: ReadonlySet<Permission>,
  version: number,
  { people, hasExamples, openRounds, hasJudgments }: Progress,
  { label, resolve }: Waiting,
) {
  const leads = permissions.has("rounds:manage");
  const told: Record<Place, [text: string, done: boolean]> = {
    guideline: [
      leads ? `Version ${version} is pinned.` : `You work by version ${version}. Read it before you begin.`,
      leads,
    ],
    import: hasExamples ? ["There are examples. You can add more.", true] : ["No examples yet. Import a file.", false],
    assign:
      openRounds > 0
        ? [`${count(openRounds, "round is", "rounds are")} open for ${count(people, "member", "members")}.`, true]
        : ["No round is open: nobody has work.", false],
    label:
      label > 0
        ? [`${count(label, "example waits", "examples wait")} for you.`, false]
        : ["Nothing waits for you now.", true],
    measure: hasJudgments
      ? ["Read agreement, scores and fatigue.", true]
      : ["Figures appear with the first labels.", true],
    figures: ["How your own labels and pace look.", true],
    resolve:
      resolve > 0
        ? [`${count(resolve, "answer was", "answers were")} given differently.`, false]
        : ["No disagreement waits.", true],
    curate: ["Clean, deduplicate and select.", true],
    release: ["Export what was decided, with its history.", true],
  };
  return stagesFor(STAGES, permissions).map(({ place, path }) => {
    const [text, done] = told[place];
    return { place, path, text, done };
  });
}
