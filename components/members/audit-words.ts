/** What was done, to follow a name: “Nadia Fenwick” “opened a round”. The keys are the actions as they are stored. */
const ACTIONS: Record<string, string> = {
  "assignment.skip": "skipped an example",
  "benchmark.remove": "removed a benchmark",
  "clean.start": "began to clean examples",
  "clean.undo": "undid a cleaning",
  "contamination.compare": "compared examples with evaluations and benchmarks",
  "contamination.waive": "waived findings of contamination",
  "contamination.unwaive": "took waivers of findings back",
  "duplicates.find": "looked for duplicates",
  "facts.set": "set how facts are found",
  "recipe.save": "saved a recipe",
  "recipe.run": "ran a recipe",
  "recipe.put-away": "put a recipe away",
  "recipe.bring-back": "brought a recipe back",
  "recipe.undo": "undid the run of a recipe",
  "facts.search": "had texts searched for a pattern",
  "facts.forget": "stopped the search for a pattern",
  "topics.name": "gave a topic of the examples a name",
  "topics.unname": "took back the name of a topic",
  "topics.find": "had topics learnt of the examples",
  "selection.save": "saved a selection of examples",
  "selection.exclude": "excluded all examples of a selection",
  "selection.end": "ended a selection of examples",
  "reading.begin": "began to read a sample",
  "reading.end": "ended reading a sample",
  "measurement.start": "asked people to measure checks",
  "measurement.end": "ended a measurement of checks",
  "measurement.settle": "settled an example of a measurement",
  "example.exclude": "excluded examples",
  "example.include": "took examples back in",
  "guideline.create": "began a guideline",
  "guideline.import": "imported a guideline",
  "guideline.publish": "published a version of the guideline",
  "guideline.rename": "renamed the guideline",
  "guideline.retire": "retired a version of the guideline",
  "flag.put-back": "put a flag back among those that wait",
  "flag.set-aside": "set a flag aside",
  "import-annotations.start": "imported labels",
  "import-examples.start": "imported examples",
  "judge-verdicts.start": "sent an AI judge’s verdicts",
  "invitation.accept": "accepted an invitation",
  "invitation.create": "invited somebody",
  "invitation.revoke": "took an invitation back",
  "job.cancel": "cancelled an import",
  "judge-run.create": "registered a run of an AI judge",
  "judgment.submit": "submitted labels",
  "member.add": "added a member",
  "member.give-back": "gave back what somebody held who left",
  "member.change": "gave a member another role",
  "member.remove": "removed a member",
  "password.change": "changed the own password",
  "password.link": "made a link to set a password",
  "password.refused": "gave a wrong current password to change it",
  "password.reset": "set a password by a link",
  "project.archive": "archived the project",
  "project.change": "changed the project’s settings",
  "project.create": "made the project",
  "project.delete": "deleted a project",
  "project.pin": "moved the project to another version",
  "project.restore": "took the project up again",
  "qualification.begin": "began a qualification",
  "qualification.end": "finished a qualification",
  "qualification.grant": "granted another attempt to qualify",
  "qualification.lift": "lifted the qualification",
  "qualification.set": "asked for a qualification",
  "refusal.count": "counted what else was refused in an hour",
  "release.create": "made a release",
  "request.add-cases": "added cases to a change request",
  "request.answer": "said how the draft answers a change request",
  "request.decide": "decided a change request",
  "request.file": "filed a change request",
  "request.take-out-cases": "took cases out of a change request, since their settlement was taken back",
  "resolution.settle": "settled a case",
  "resolution.settle-by-rule": "settled cases by a rule",
  "resolution.withdraw": "took a settlement back",
  "resolution.withdraw-batch": "took a batch of settlements back",
  "resolution.withdraw-some": "took several settlements back",
  "limit.refused": "asked for more at once than anybody may",
  "link.refused": "opened an invitation or a password link that does not open",
  "right.hidden": "asked for what is not open to them",
  "right.refused": "tried what their role does not allow",
  "round.annotators": "changed who takes part in a round",
  "round.closed": "closed a round",
  "round.open": "opened a round",
  "round.paused": "paused a round",
  "round.release-leases": "took examples out of somebody’s hands",
  "round.return-skipped": "returned skipped examples",
  "seed.lift": "lifted a mark against training",
  "seed.mark": "marked examples against training",
  "session-rule.save": "said which labels of a session count",
  "session-rule.withdraw": "took the rule on sessions back",
  "sign-in.broken": "came back from the identity provider with an answer that does not fit",
  "sign-in.end": "ended a sign-in",
  "sign-in.end-others": "signed out everywhere else",
  "sign-in.refused": "tried to sign in with a wrong email or password",
  "sign-in.slowed": "tried to sign in too often",
  "token.create": "made an API token",
  "token.refused": "sent an API token that is unknown, expired or revoked",
  "token.revoke": "revoked an API token",
  "user.create": "made an account",
  "user.delete": "deleted an account",
  "user.disable": "disabled an account",
  "user.enable": "enabled an account",
  "user.link": "linked an account to another sign-in",
  "user.rename": "changed the own name",
  "user.role": "gave an account another role",
  "version.acknowledge": "read what changed in the guideline",
};

/** An action in words; one that this version does not know yet is shown as it is stored. */
export function actionWords(action: string): string {
  return ACTIONS[action] ?? action;
}

const NOUNS: Record<string, string> = {
  assignment: "skips",
  example: "examples",
  flag: "flags",
  guideline: "the guideline",
  "import-annotations": "imported labels",
  "import-examples": "imported examples",
  invitation: "invitations",
  job: "imports under way",
  "judge-run": "AI judges",
  "judge-verdicts": "AI judges’ verdicts",
  judgment: "labels",
  limit: "limits",
  link: "one-time links",
  measurement: "measurements of checks",
  member: "members",
  password: "passwords",
  project: "the project",
  qualification: "qualifications",
  refusal: "counts of refused attempts",
  benchmark: "benchmarks",
  contamination: "comparisons with evaluations",
  clean: "cleaning of examples",
  duplicates: "searches for duplicates",
  facts: "facts of examples",
  reading: "samples that are read",
  recipe: "recipes",
  release: "releases",
  request: "change requests",
  resolution: "settlements",
  right: "rights",
  round: "rounds",
  seed: "marks against training",
  "session-rule": "rules on sessions",
  "sign-in": "sign-ins",
  topics: "learnt topics",
  token: "API tokens",
  user: "accounts",
  version: "guideline versions read",
};

/** What a group of actions is about, for the filter. */
export function nounWords(noun: string): string {
  return NOUNS[noun] ?? noun;
}

const FIELDS: Record<string, string> = {
  goldRate: "gold",
  guidelineVersion: "guideline version",
  leaseMinutes: "lease, minutes",
  idleMinutes: "idle gap, minutes",
  madeBy: "made by token",
  breakMinutes: "minutes to a suggested break",
  openAfterSubmit: "others’ labels after one’s own",
  repeatRate: "repeats",
  projectId: "project",
  promptHash: "prompt",
  roundId: "round",
  of: "different ones",
  beyond: "others",
  typed: "unknown account",
};

/** The client's address in an entry about somebody without an account. */
export function addressIn(detail: unknown): string | null {
  const address = typeof detail === "object" && detail !== null && "address" in detail ? detail.address : null;
  return typeof address === "string" ? address : null;
}

export interface DetailWords {
  name: string;
  /** Short enough for a line. */
  text: string;
}

/** Longest list that is written out. */
const LISTED = 3;

/** The fields of a detail, each with its name and value in words. What is nested deeper stays with the whole entry. */
export function detailWords(detail: unknown): DetailWords[] {
  if (typeof detail !== "object" || detail === null || Array.isArray(detail)) return [];
  return Object.entries(detail).flatMap(([key, value]) => {
    const text = valueWords(value);
    return text === null ? [] : [{ name: FIELDS[key] ?? spaced(key), text }];
  });
}

function valueWords(value: unknown): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return value.toLocaleString("en");
  if (typeof value === "string") return UUID.test(value) || HASH.test(value) ? `${value.slice(0, 8)}…` : value;
  if (Array.isArray(value)) {
    const plain = value.every((one) => typeof one === "string" || typeof one === "number");
    return plain && value.length <= LISTED && value.length > 0
      ? value.map((one) => valueWords(one)).join(", ")
      : value.length.toLocaleString("en");
  }
  const inner = detailWords(value);
  return inner.length === 0 ? null : inner.map(({ name, text }) => `${name} ${text}`).join(", ");
}

const HASH = /^[0-9a-f]{40,}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `settleByRule` and `settle_by-rule` as words. */
function spaced(key: string): string {
  return key
    .replace(/[_-]+/g, " ")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase();
}
