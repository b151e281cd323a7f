import { z } from "zod";

const refusal = (status: number, means: string) => ({ status, means });

/** What any call may meet. */
const GENERAL = {
  invalid: refusal(400, "The request is not well-formed; `errors` names the fields"),
  unauthenticated: refusal(401, "No valid token or cookie"),
  forbidden: refusal(403, "The role does not allow it"),
  "not-found": refusal(404, "It does not exist, or is not open to the caller"),
  "method-not-allowed": refusal(405, "The path has no such method; the header Allow names those it has"),
  conflict: refusal(409, "Something changed a moment ago; read it again"),
  archived: refusal(409, "The project is archived and read only"),
  "too-large": refusal(413, "The body, or what was asked for, is larger than can be taken"),
  "unsupported-media-type": refusal(
    415,
    "The body is a form, or packed otherwise than with gzip; send the records themselves",
  ),
  "rate-limited": refusal(429, "Too many requests, or too much in hand; `retryAfter` says for how many seconds"),
  internal: refusal(500, "A fault of the server; nothing of the request was kept"),
  unavailable: refusal(
    503,
    "The server cannot answer now, and whether anything was kept is unknown; send the request again in a moment",
  ),
  "storage-full": refusal(503, "The database has no room left; nothing was kept"),
  "storage-failed": refusal(503, "The database cannot read or write its disk"),
  "storage-read-only": refusal(503, "The database is read only; nothing was kept"),
} as const;

const GUIDELINE = {
  unreadable: refusal(400, "The guideline file cannot be read; `errors` names its lines"),
  "draft-has-work": refusal(409, "The guideline has a draft that the file would overwrite"),
  stale: refusal(409, "Somebody saved or published meanwhile"),
  unchanged: refusal(409, "Nothing would change"),
  "not-closable": refusal(409, "A change request that the version should close cannot be closed"),
  "unknown-version": refusal(404, "The guideline has no such version"),
  "unknown-criterion": refusal(404, "The guideline version has no such criterion"),
  "unknown-place": refusal(404, "The guideline has no such criterion or clause"),
  "unknown-project": refusal(404, "No project of the caller under this guideline is meant"),
  "unknown-example": refusal(404, "The project has no such example"),
  "unknown-flag": refusal(404, "The project has no such flag"),
  "unknown-search": refusal(
    404,
    "Duplicates or topics have not been looked for yet, or again since; read what was found last",
  ),
  "unknown-topic": refusal(404, "No topic has such a name, or nobody gave it one"),
  "no-cases": refusal(400, "No example is named"),
  closed: refusal(409, "The change request is decided and takes no more cases"),
  "already-decided": refusal(409, "Somebody decided the change request already"),
} as const;

const PROJECT = {
  "no-such-version": refusal(400, "The guideline has no published version of this number"),
  "retired-version": refusal(409, "The version is retired"),
  busy: refusal(409, "Long work is under way in the project"),
  deleted: refusal(404, "The project has been deleted meanwhile"),
  "not-archived": refusal(409, "Only an archived project can be deleted"),
  "name-differs": refusal(422, "The project has another name"),
  "already-member": refusal(409, "The person is a member already"),
  "account-disabled": refusal(409, "The account is disabled"),
  "not-member": refusal(404, "The person is not a member of the project"),
  "last-lead": refusal(409, "The project would be left without a lead"),
  "unknown-user": refusal(404, "There is no such account"),
  "last-admin": refusal(409, "The instance would be left without an admin"),
  yourself: refusal(409, "It is the caller's own account"),
  "email-differs": refusal(422, "The account has another email"),
  wrong: refusal(422, "The password is wrong"),
  stronger: refusal(403, "A token cannot make one that may do more than itself"),
} as const;

const WORK = {
  empty: refusal(400, "The body is empty"),
  "unknown-column": refusal(
    400,
    "The mapping names a column that the file does not have; the message names those that it has, and what was probably meant",
  ),
  "not-running": refusal(409, "The job has ended already"),
  "unknown-annotators": refusal(400, "Somebody named is no annotator of the project"),
  "unknown-examples": refusal(400, "The project does not have all examples named"),
  "no-gold": refusal(409, "Examples with known answers are needed, and there are none or not of all that is asked"),
  "no-examples": refusal(409, "No example is left to hand out"),
  "no-qualification": refusal(404, "No qualification is asked for the pinned version"),
  "has-tries": refusal(409, "The person has passed, or has an attempt left"),
  "acknowledge-version": refusal(409, "Read what changed in the version and confirm it, then ask again"),
  qualify: refusal(409, "Pass the qualification, then ask again"),
  "other-version": refusal(409, "The project is pinned to another version by now"),
  "lease-lost": refusal(409, "The lease is not the current one; `kept` says whether the answers were kept as an extra"),
  "already-submitted": refusal(409, "The answers are in already"),
  "not-leased": refusal(409, "The example was skipped"),
  "idempotency-key-reused": refusal(409, "The key was sent before with another content"),
  "invalid-answers": refusal(400, "Answers do not fit their criteria; `errors` names them"),
  "round-closed": refusal(409, "The round is closed"),
  settled: refusal(409, "The example is settled, and the project lets the labels of settled examples stand"),
  qualified: refusal(409, "The qualification is passed already"),
  "no-attempt-left": refusal(409, "No attempt is left; a lead can give another"),
  "attempt-ended": refusal(409, "The attempt has ended"),
  "already-answered": refusal(409, "The attempt has other answers to the example; the first ones count"),
  "attempt-open": refusal(409, "The attempt has not ended; its result comes with the last answer"),
} as const;

const FIGURES = {
  "unknown-round": refusal(404, "The project has no such round"),
  "unknown-slice": refusal(400, "No example of the project has such a slice"),
  "no-session-rule": refusal(404, "The project has no rule on sessions that could be asked for"),
  "unknown-coefficient": refusal(400, "The coefficient does not apply to these ratings"),
  "too-many-ratings": refusal(422, "There are too many ratings for this coefficient; narrow the filter"),
  "not-evaluation": refusal(409, "The project is no evaluation"),
  "too-many-models": refusal(422, "There are more models than can be compared at once"),
  "unknown-run": refusal(404, "The project has no such judge run"),
  "already-settled": refusal(409, "Somebody settled this already; `first` is the resolution that stands"),
  "unknown-request": refusal(409, "The change request is not open, or not of this guideline"),
  "invalid-value": refusal(400, "The settled answer does not fit the criterion"),
  "nothing-to-settle": refusal(409, "No open case fits the rule"),
} as const;

const RELEASE = {
  "unfit-recipe": refusal(400, "A step of the recipe does not fit the project; `errors` names it"),
  undone: refusal(409, "The run was undone already"),
  "not-run": refusal(409, "The run excluded nothing that could be undone: it is a preview, or did not come to its end"),
  "nothing-to-compare": refusal(409, "There is no evaluation and no benchmark to compare with"),
  "unknown-hit": refusal(404, "The newest comparison has no such hit"),
  "not-compared": refusal(
    409,
    "Nobody has compared these examples with every evaluation and benchmark as they are now; POST …/contamination does",
  ),
  contaminated: refusal(
    409,
    "Examples say what items of an evaluation or benchmark say; exclude each, or waive it with a reason",
  ),
  "unknown-format": refusal(400, "There is no such format"),
  "evaluation-data": refusal(409, "Examples of an evaluation would go into training data"),
  "unknown-cleaning": refusal(404, "The project has no such cleaning"),
  "already-undone": refusal(409, "The cleaning is undone already"),
  "cleaned-since": refusal(409, "What the cleaning made was cleaned again; undo the later one first"),
  "put-away": refusal(409, "The recipe is put away; bring it back to run it"),
  "of-recipe": refusal(409, "The cleaning is a step of a recipe’s run, which is undone as one"),
  "shared-with-evaluation": refusal(409, "An evaluation holds some of these examples too"),
  "does-not-fit": refusal(409, "The format cannot hold examples of these kinds"),
  "no-target": refusal(409, "No single criterion makes the record, or it is not said which answers do"),
  "nothing-to-write": refusal(409, "The file would hold no record; `counts` says by reason what was left out"),
  "nothing-to-read": refusal(409, "The project has no example that could be drawn"),
  "too-many-parts": refusal(422, "There are more parts than can be read; stratify by something coarser, or read more"),
  "reading-ended": refusal(409, "The reading has ended, and what was said of it stands"),
  "unknown-check": refusal(404, "The guideline version has no such check"),
  "several-qualities": refusal(409, "The checks are of different qualities; readers answer about one"),
  "unknown-readers": refusal(400, "Somebody named is no member who may work in the project"),
  "too-few-readers": refusal(409, "Fewer people are to read than should read each example"),
  "answer-first": refusal(409, "In a blind reading the criteria are answered before anything is found"),
  "nothing-matches": refusal(409, "No example meets the conditions"),
  changed: refusal(409, "Another number of examples matches now than was expected"),
  "name-taken": refusal(409, "Something has this name already"),
  "unfit-tokenizer": refusal(400, "A file is no tokenizer.json that tokens can be counted by"),
  "unfit-pattern": refusal(400, "A pattern cannot be read"),
  "too-many-patterns": refusal(409, "As many patterns are searched for as can be"),
  "unfit-check": refusal(400, "A condition of the check asks what its fact cannot answer; `errors` names it"),
  "unfit-condition": refusal(400, "A condition asks what its criterion cannot answer"),
  "no-better-response": refusal(409, "No criterion is the better response, or the format cannot carry one"),
} as const;

/** Every code by which a call refuses, with its status and what it means: the same wherever it is given. */
export const REFUSALS = { ...GENERAL, ...GUIDELINE, ...PROJECT, ...WORK, ...FIGURES, ...RELEASE };
export type Code = keyof typeof REFUSALS;

/** An RFC 9457 problem document: the one shape of a refusal. */
export const problemSchema = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string().describe("Stable; programs may compare it"),
  detail: z.string().describe("What happened, what was kept, what to do"),
  requestId: z.string().describe("Also in the header x-request-id and in every line of the log about it"),
  errors: z.array(z.looseObject({ field: z.string().optional(), message: z.string() })).optional(),
});
