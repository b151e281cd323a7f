import type { AnswerValue } from "../schema";
import type { RequestState } from "./schema";

/** What queries answer and pages show: plain data, times in ISO 8601. */

export interface RequestRow {
  id: string;
  state: RequestState;
  title: string;
  criterion: string | null;
  clause: string | null;
  /** Where it was filed; null for one that an editor filed by hand. The name is null where that project is not open to the reader. */
  project: { id: string; name: string | null } | null;
  caseCount: number;
  remarkCount: number;
  filedBy: string | null;
  filedAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
  /** Whether the draft answers it, and in which words. */
  answered: boolean;
  answer: string;
  closedBy: { number: number; hash: string } | null;
}

/** An example behind a request, shown only to those who may read the labels of its project. No annotator is named. */
export interface RequestCase {
  project: { id: string; name: string };
  /** The importer's id. */
  example: string;
  excerpt: string;
  /** What stands settled about it on the criterion of the request. */
  resolution: CaseResolution | null;
  /** What was written while labelling, where that brought the case here. */
  flag: string | null;
}

export interface CaseResolution {
  criterion: string;
  value: AnswerValue | null;
  reason: string;
  note: string;
}

/** A remark, or a decision with its note. */
export interface ThreadEntry {
  id: string;
  state: RequestState | null;
  body: string;
  author: string | null;
  at: string;
}

export interface RequestDetail extends RequestRow {
  body: string;
  /** Oldest first; `caseCount` counts those of other projects as well. */
  cases: RequestCase[];
  thread: ThreadEntry[];
}

/** What a version cites of a request that it closed. */
export interface Precedent {
  request: string;
  criterion: string | null;
  clause: string | null;
  /** How the version answers it, in the words of its editors: for every reader. */
  answer: string;
  /** Null where the reader may not read the request. */
  title: string | null;
  caseCount: number;
  cases: PrecedentCase[];
}

export interface PrecedentCase {
  project: { id: string; name: string };
  example: string;
  resolution: (CaseResolution & { withdrawn: boolean }) | null;
}

/** A flag raised while labelling that nobody has looked after, without its author. */
export interface WaitingFlag {
  id: string;
  project: { id: string; name: string };
  example: string;
  excerpt: string;
  criterion: string | null;
  clause: string | null;
  body: string;
  raisedAt: string;
}
