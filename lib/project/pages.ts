import type { Stage } from "./stages";

/** A page below a stage, for the search: what it is called, and what else people call it. */
export interface ProjectPage extends Stage {
  label: string;
  words: readonly string[];
}

/** Pages of a project that stand under no entry of the rail by themselves. `{guideline}` is the id of the project's guideline. */
export const PROJECT_PAGES: readonly ProjectPage[] = [
  {
    place: "guideline",
    path: "guideline/{guideline}",
    permission: "project:read",
    label: "All versions of the guideline",
    words: ["history", "published", "retired", "download", "export"],
  },
  {
    place: "guideline",
    path: "guideline/{guideline}/edit",
    permission: "guideline:edit",
    label: "Edit the guideline’s draft",
    words: ["write", "change", "criteria", "questions", "rubric", "instructions"],
  },
  {
    place: "guideline",
    path: "guideline/{guideline}/publish",
    permission: "guideline:edit",
    label: "Publish the guideline’s draft",
    words: ["new version", "release"],
  },
  {
    place: "guideline",
    path: "guideline/{guideline}/requests",
    permission: "resolve:read",
    label: "Change requests",
    words: ["gaps", "flags", "suggestions", "issues", "proposals"],
  },
  {
    place: "guideline",
    path: "guideline/{guideline}/requests/new",
    permission: "guideline:request",
    label: "New change request",
    words: ["file", "suggest", "gap", "issue"],
  },
  {
    place: "assign",
    path: "assign/qualification",
    permission: "rounds:manage",
    label: "Qualification",
    words: ["test", "exam", "entry", "training", "pass mark"],
  },
  {
    place: "assign",
    path: "label/preview",
    permission: "rounds:manage",
    label: "See labelling as an annotator",
    words: ["preview", "view as", "impersonate", "try", "test", "demo"],
  },
  {
    place: "label",
    path: "label/qualification",
    permission: "label:work",
    label: "Qualify for this project",
    words: ["test", "exam", "entry", "training", "qualification"],
  },
  {
    place: "measure",
    path: "measure/mine",
    permission: "measure:own",
    label: "My figures",
    words: ["pace", "speed", "own", "statistics", "fatigue", "sessions"],
  },
  {
    place: "measure",
    path: "evaluate/judges",
    permission: "measure:read",
    label: "AI judges",
    words: ["models", "LLM", "automatic", "verdicts", "judge runs"],
  },
  {
    place: "evaluate",
    path: "evaluate/seeds",
    permission: "export:read",
    purpose: "evaluation",
    label: "Seeds for training data",
    words: ["mark", "contamination"],
  },
  {
    place: "settings",
    path: "settings",
    permission: "members:manage",
    label: "Members and invitations",
    words: ["invite", "people", "users", "team", "roles", "annotators", "reviewers", "add", "remove", "access"],
  },
  {
    place: "settings",
    path: "settings/audit",
    permission: "audit:read",
    label: "Audit log",
    words: ["history", "changes", "who did what", "record", "trail", "activity"],
  },
];
