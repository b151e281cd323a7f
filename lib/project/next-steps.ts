import type { Permission } from "@/lib/auth/permissions";
import type { Progress } from "./progress";
import type { ProjectPurpose } from "./schema";
import { STAGES, stagesFor } from "./stages";
import type { Waiting } from "./waiting";

type Room = (typeof STAGES)[number]["room"];

const grouped = (n: number) => n.toLocaleString("en");
const count = (n: number, one: string, many: string) => `${grouped(n)} ${n === 1 ? one : many}`;

/** `now` asks for something, `done` is behind, `later` is there when one wants it. */
export type StepState = "now" | "done" | "later";

/** The steps of a project that somebody with these permissions takes part in, and what each is about now. */
export function nextSteps(
  permissions: ReadonlySet<Permission>,
  version: number,
  { people, examples, openRounds, places, submitted, hasJudgments, newestVersion }: Progress,
  { label, resolve }: Waiting,
  purpose: ProjectPurpose,
) {
  const leads = permissions.has("rounds:manage");
  const told: Record<Room, [state: StepState, text: string]> = {
    guideline: leads
      ? newestVersion > version
        ? ["now", `Version ${newestVersion} is published; the project still works by version ${version}.`]
        : ["done", `The project works by version ${version}.`]
      : ["later", `You work by version ${version}. Read it before you begin.`],
    import: examples
      ? ["done", `${count(examples, "example is", "examples are")} here. You can add more.`]
      : ["now", "No examples yet. Import a file."],
    examples: [
      "later",
      examples ? "Read each one with its labels, decisions and history." : "What is imported can be read here.",
    ],
    assign:
      openRounds > 0
        ? [
            "done",
            `${count(openRounds, "round is", "rounds are")} open for ${count(people, "member", "members")}: ${grouped(submitted)} of ${count(places, "label is in", "labels are in")}.`,
          ]
        : [examples > 0 && leads ? "now" : "later", "No round is open: nobody has work."],
    label:
      label > 0
        ? ["now", `${count(label, "example waits", "examples wait")} for you.`]
        : ["later", "No example waits for you to label."],
    measure: [
      "later",
      hasJudgments ? "Read how far people agree, and on what they do not." : "Figures appear with the first labels.",
    ],
    evaluate: [
      "later",
      hasJudgments ? "Read which model answers better, and where." : "Models are compared with the first labels.",
    ],
    figures: ["later", "How your own labels and pace look."],
    resolve:
      resolve > 0
        ? ["now", `${count(resolve, "answer was", "answers were")} given differently.`]
        : ["later", "No disagreement waits."],
    curate: ["later", "See what is undecided, and keep out what does not belong."],
    release: ["later", "Export what was decided, with its history."],
  };
  return stagesFor(STAGES, permissions, purpose).map(({ room, path }) => {
    const [state, text] = told[room];
    return { room, path, text, state };
  });
}

/** What there is to read in an archived project; nothing of it asks for anything. */
export function keptSteps(
  permissions: ReadonlySet<Permission>,
  version: number,
  { places, submitted }: Pick<Progress, "places" | "submitted">,
  purpose: ProjectPurpose,
) {
  const told: Partial<Record<Room, string>> = {
    guideline: `The project worked by version ${version}.`,
    assign: `${grouped(submitted)} of ${count(places, "label is in", "labels are in")}. Nothing is handed out.`,
    measure: "How far people agreed, and on what they did not.",
    evaluate: "Which model answered better, and where.",
    figures: "How your own labels and pace looked.",
    resolve: "What was given differently, and how it was settled.",
    release: "What was released, to be downloaded again.",
  };
  return stagesFor(STAGES, permissions, purpose).flatMap(({ room, path }) => {
    const text = told[room];
    return text ? [{ room, path, text, state: "later" as StepState }] : [];
  });
}
