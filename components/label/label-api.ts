import { type Asked, ask, NO_ANSWER, type Reply } from "@/lib/api/client";
import type { Call } from "@/lib/api/endpoint";
import type { Page } from "@/lib/api/page";
import { NOTHING_LEFT, type NothingLeft } from "@/lib/assign/nothing-left";
import type { Answers } from "@/lib/guideline/schema";
import {
  ACKNOWLEDGE,
  CHANGES,
  DRAFT,
  FLAG,
  GIVE_BACK,
  HELD,
  NEXT,
  RENEW,
  REOPEN,
  SKIP,
  SUBMIT,
  SUBMITTED,
  VERSION,
  WORK,
} from "@/lib/label/calls";
import type { LabelVersion, OwnWork, SubmittedExample, VersionChangesToRead } from "@/lib/label/records";
import type { Lease } from "@/lib/label/schema";

/** Longer than the slowest answer of a busy server, shorter than a person's patience. */
const TIMEOUT_MS = 20_000;

/** What the labelling screen asks for: of the server, or of nobody where a lead only looks (`PreviewApi`). */
export type LabelApi = Pick<ServerApi, keyof ServerApi>;

/** The calls to the server. Each says whose work it is. */
export class ServerApi {
  constructor(
    private readonly userId: string,
    private readonly projectId: string,
    private readonly guidelineId: string,
  ) {}

  /** The next example for somebody who has so many in hand; or how many they may have, where that is enough for now. */
  async next(holding: number): Promise<{ lease: Lease } | { nothing: NothingLeft } | { mayHold: number } | Failure> {
    const reply = await this.ofProject(NEXT, { query: { holding: String(holding) } });
    if (!reply.ok) return failure(reply);
    if (reply.body) return { lease: reply.body };
    const mayHold = reply.headers.get("touchstone-may-hold");
    if (mayHold !== null) return { mayHold: Number(mayHold) };
    const why = reply.headers.get("touchstone-nothing-left");
    return { nothing: NOTHING_LEFT.find((known) => known === why) ?? "no-round" };
  }

  /** Gives back what was not begun; false where the server did not hear of it. It is also said when the page is left. */
  async giveBack(leases: readonly Pick<Lease, "assignmentId" | "leaseToken">[]): Promise<boolean> {
    const held = leases.map(({ assignmentId, leaseToken }) => ({ assignmentId, leaseToken }));
    const reply = await this.ofProject(GIVE_BACK, { body: { leases: held }, keepalive: true });
    return reply.ok;
  }

  async held(): Promise<{ held: Lease[] } | Failure> {
    const reply = await this.ofProject(HELD);
    return reply.ok ? { held: reply.body.items } : failure(reply);
  }

  /** What changed in the pinned version since the one that the person knew. */
  async changes(): Promise<{ changes: VersionChangesToRead } | Failure> {
    const reply = await this.ofProject(CHANGES);
    return reply.ok ? { changes: reply.body } : failure(reply);
  }

  async acknowledge(version: number): Promise<Reply> {
    return this.ofProject(ACKNOWLEDGE, { body: { version } });
  }

  async reopen(assignmentId: string): Promise<{ lease: Lease } | Failure> {
    const reply = await this.call(REOPEN, { params: { id: assignmentId } });
    return reply.ok ? { lease: reply.body } : failure(reply);
  }

  async renew(assignmentId: string, leaseToken: string): Promise<Reply> {
    return this.call(RENEW, { params: { id: assignmentId }, body: { leaseToken } });
  }

  async draft(assignmentId: string, leaseToken: string, answers: Answers): Promise<Reply> {
    return this.call(DRAFT, { params: { id: assignmentId }, body: { leaseToken, answers } });
  }

  async flag(assignmentId: string, body: string, criterion?: string): Promise<Reply> {
    return this.call(FLAG, { params: { id: assignmentId }, body: { body, criterion } });
  }

  async submit(assignmentId: string, key: string, body: object): Promise<Reply> {
    return this.call(SUBMIT, { params: { id: assignmentId }, body, headers: { "idempotency-key": key } });
  }

  async skip(assignmentId: string, body: object): Promise<Reply> {
    return this.call(SKIP, { params: { id: assignmentId }, body });
  }

  async work(): Promise<OwnWork | null> {
    const reply = await this.ofProject(WORK);
    return reply.ok ? reply.body : null;
  }

  async submitted(
    limit: number,
    part: { cursor?: string; example?: string },
  ): Promise<Page<SubmittedExample> | Failure> {
    const reply = await this.ofProject(SUBMITTED, { query: { limit: String(limit), ...part } });
    return reply.ok ? reply.body : failure(reply);
  }

  /** A version that was not known when the page was opened: a round under it came later. */
  async version(id: string, number: number): Promise<LabelVersion | null> {
    const reply = await this.call(VERSION, { params: { id: this.guidelineId, n: String(number) } });
    return reply.ok ? { ...reply.body, id } : null;
  }

  private ofProject<Answer>(call: Call<Answer>, asked: Asked = {}): Promise<Reply<Answer>> {
    return this.call(call, { params: { id: this.projectId }, ...asked });
  }

  private call<Answer>(call: Call<Answer>, asked: Asked): Promise<Reply<Answer>> {
    const headers = { "touchstone-user": this.userId, ...asked.headers };
    return ask(call, { ...asked, headers, timeoutMs: TIMEOUT_MS });
  }
}

/** Why a call did not give what it was asked for. `later`: worth trying again; first comes to read a version's changes (`unread`) or to pass what is asked for it (`unqualified`). */
export interface Failure {
  failed: "later" | "signed-out" | "unread" | "unqualified" | "refused";
  message: string;
}

function failure(reply: Extract<Reply, { ok: false }>): Failure {
  return { failed: kindOf(reply), message: reply.message };
}

const FIRST: Readonly<Record<string, Failure["failed"]>> = { "acknowledge-version": "unread", qualify: "unqualified" };

function kindOf({ status, code }: Extract<Reply, { ok: false }>): Failure["failed"] {
  if (isTransient(status)) return "later";
  if (status === 401) return "signed-out";
  return FIRST[code] ?? "refused";
}

/** No answer, too many requests, or a server in trouble. */
export function isTransient(status: number): boolean {
  return status === NO_ANSWER || status === 429 || status >= 500;
}
