import type { Stage } from "./stages";

/** A page below a stage, for the search: what it is called, and what else people call it. */
interface ProjectPage extends Stage {
  label: string;
  words: readonly string[];
}

/** Pages of a project that stand under no entry of the rail by themselves. `{guideline}` is the id of the project's guideline. */
export const PROJECT_PAGES = [
  {
    room: "guideline",
    path: "guideline/{guideline}",
    permission: "project:read",
    label: "All versions of the guideline",
    words: ["history", "published", "retired", "download", "export"],
  },
  {
    room: "guideline",
    path: "guideline/{guideline}/edit",
    permission: "guideline:edit",
    label: "Edit the guideline’s draft",
    words: ["write", "change", "criteria", "questions", "rubric", "instructions"],
  },
  {
    room: "guideline",
    path: "guideline/{guideline}/publish",
    permission: "guideline:edit",
    label: "Publish the guideline’s draft",
    words: ["new version", "release"],
  },
  {
    room: "guideline",
    path: "guideline/{guideline}/requests",
    permission: "resolve:read",
    label: "Change requests",
    words: ["gaps", "flags", "suggestions", "issues", "proposals"],
  },
  {
    room: "guideline",
    path: "guideline/{guideline}/requests/new",
    permission: "guideline:request",
    label: "New change request",
    words: ["file", "suggest", "gap", "issue"],
  },
  {
    room: "measure",
    path: "measure/consensus",
    permission: "measure:read",
    label: "Consensus",
    words: ["majority", "vote", "aggregate", "dawid skene", "mace", "glad", "truth", "median", "gold"],
  },
  {
    room: "measure",
    path: "measure/check",
    permission: "measure:read",
    label: "Check of the data",
    words: ["overlap", "problems", "data quality", "clock", "times", "order", "instrument"],
  },
  {
    room: "curate",
    path: "curate/axes",
    permission: "release:write",
    label: "Dataset at a glance",
    words: ["quality", "coverage", "quantity", "three axes", "weakest", "summary", "overview", "state"],
  },
  {
    room: "curate",
    path: "curate/decisions",
    permission: "release:write",
    label: "Decisions",
    words: ["undecided", "unlabelled", "flagged", "excluded", "curate", "resolutions"],
  },
  {
    room: "assign",
    path: "assign/qualification",
    permission: "rounds:manage",
    label: "Qualification",
    words: ["test", "exam", "entry", "training", "pass mark"],
  },
  {
    room: "assign",
    path: "label/preview",
    permission: "rounds:manage",
    label: "See labelling as an annotator",
    words: ["preview", "view as", "impersonate", "try", "test", "demo"],
  },
  {
    room: "label",
    path: "label/qualification",
    permission: "label:work",
    label: "Qualify for this project",
    words: ["test", "exam", "entry", "training", "qualification"],
  },
  {
    room: "measure",
    path: "measure/annotators",
    permission: "measure:read",
    label: "Annotators",
    words: ["people", "severity", "lenient", "strict", "scale", "distribution", "raters", "bias"],
  },
  {
    room: "measure",
    path: "measure/mine",
    permission: "measure:own",
    label: "My figures",
    words: ["pace", "speed", "own", "statistics", "fatigue", "sessions"],
  },
  {
    room: "measure",
    path: "evaluate/judges",
    permission: "measure:read",
    label: "AI judges",
    words: ["models", "LLM", "automatic", "verdicts", "judge runs"],
  },
  {
    room: "curate",
    path: "curate/contamination",
    permission: "release:write",
    label: "Contamination",
    words: ["leak", "decontaminate", "benchmark", "test set", "overlap", "n-grams", "evaluation data"],
  },
  {
    room: "curate",
    path: "curate/read",
    permission: "release:write",
    label: "Read a sample",
    words: ["fifteen minutes", "random", "inspect", "spot check", "quality", "sampling"],
  },
  {
    room: "evaluate",
    path: "evaluate/seeds",
    permission: "export:read",
    purpose: "evaluation",
    label: "Seeds for training data",
    words: ["mark", "contamination"],
  },
  {
    room: "curate",
    path: "curate/checks",
    permission: "release:write",
    label: "Checks of the data",
    words: ["quality", "filters", "heuristics", "thresholds", "trial", "flag", "clean"],
  },
  {
    room: "curate",
    path: "curate/recipes",
    permission: "release:write",
    label: "Recipes",
    words: ["funnel", "pipeline", "filter", "remove", "exclude", "steps", "undo", "curation run"],
  },
  {
    room: "curate",
    path: "curate/duplicates",
    permission: "release:write",
    label: "Duplicates",
    words: ["dedup", "deduplicate", "same", "similar", "copies", "near duplicates", "repeated", "contradictions"],
  },
  {
    room: "settings",
    path: "settings",
    permission: "members:manage",
    label: "Members and invitations",
    words: ["invite", "people", "users", "team", "roles", "annotators", "reviewers", "add", "remove", "access"],
  },
  {
    room: "settings",
    path: "settings/audit",
    permission: "audit:read",
    label: "Audit log",
    words: ["history", "changes", "who did what", "record", "trail", "activity"],
  },
] as const satisfies readonly ProjectPage[];
