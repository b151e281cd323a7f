import { codePointLength } from "@/components/answering/code-points";
import { responseOrder } from "@/components/example-view/response-letter";
import { askedCriteria } from "@/lib/guideline/answers/asked-criteria";
import type { Criterion } from "@/lib/guideline/schema";
import { spanText } from "@/lib/label/blind";
import type { LabelVersion } from "@/lib/label/records";
import type { Lease } from "@/lib/label/schema";
import { allocateKeys, type QuestionKeys } from "../answering/keys";
import { Observable } from "../answering/observable";
import { Sheet } from "../answering/sheet";
import type { Caret } from "../answering/span-caret";
import type { LocalDraft } from "./local-draft";
import type { WorkTime } from "./time-keeper";
import type { InHand } from "./work-queue";

/** One example in its person's hands, with everything that its content and its questions share while it is worked on. */
export interface Task {
  /** Unique per lease: an example that was opened again is a new task. */
  id: string;
  lease: InHand;
  version: LabelVersion;
  /** Index of the response at each position; empty for examples without several. */
  order: number[];
  /** The text in which spans are marked; none where there is no single one. */
  spanText: string | undefined;
  sheet: Sheet;
  keys: QuestionKeys;
  /** What is selected for a span. */
  selection: Observable<Caret | null>;
  /** Time spent before the page was loaded anew. */
  before: WorkTime | undefined;
}

/** What a question needs of a task: the rest is about the lease. */
export type QuestionTask = Pick<Task, "order" | "spanText" | "sheet" | "keys" | "selection">;

export function taskId(lease: Pick<Lease, "assignmentId" | "leaseToken">): string {
  return `${lease.assignmentId}:${lease.leaseToken}`;
}

/** A task with its draft: that of this browser where there is one, else what the server keeps. */
export function makeTask(lease: InHand, version: LabelVersion, draft: LocalDraft | null): Task {
  const { example } = lease;
  const criteria = askedCriteria(version.criteria, lease.criteria);
  const text = spanText(example.kind, example);
  const order = example.kind === "preference" ? responseOrder(example.responses.length, lease.responseOrder) : [];
  const context = {
    responses: example.kind === "preference" ? example.responses.length : undefined,
    textLength: text === undefined ? undefined : codePointLength(text),
  };
  return {
    id: taskId(lease),
    lease,
    version,
    order,
    spanText: text,
    sheet: new Sheet(criteria, context, draft?.answers ?? lease.answers, draft?.changed),
    keys: keysOf(version.criteria),
    selection: new Observable<Caret | null>(null),
    before: draft ? { activeMs: draft.activeMs, wallMs: draft.wallMs } : undefined,
  };
}

const known = new WeakMap<readonly Criterion[], QuestionKeys>();

/** One allocation per guideline version. */
function keysOf(criteria: readonly Criterion[]): QuestionKeys {
  const keys = known.get(criteria) ?? allocateKeys(criteria);
  known.set(criteria, keys);
  return keys;
}
