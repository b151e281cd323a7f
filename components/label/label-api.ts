import type { Page } from "@/lib/api/page";
import type { NothingLeft } from "@/lib/assign/nothing-left";
import type { Answers } from "@/lib/guideline/schema";
import type { LabelVersion, OwnWork, SubmittedExample, VersionChangesToRead } from "@/lib/label/records";
import type { Lease } from "@/lib/label/schema";

/** Longer than the slowest answer of a busy server, shorter than a person's patience. */
const TIMEOUT_MS = 20_000;

/** An answer of the server, or that there was none. */
export type Reply =
  | { ok: true; status: number; body: unknown; headers: Headers }
  | { ok: false; status: number; code: string; message: string; kept?: string };

export const NO_ANSWER = 0;

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
    const reply = await this.call("POST", this.ofProject(`next?holding=${holding}`));
    if (!reply.ok) return failure(reply);
    if (reply.status !== 204) return { lease: reply.body as Lease };
    const mayHold = reply.headers.get("touchstone-may-hold");
    if (mayHold !== null) return { mayHold: Number(mayHold) };
    return { nothing: reply.headers.get("touchstone-nothing-left") as NothingLeft };
  }

  /** Gives back what was not begun; false where the server did not hear of it. It is also said when the page is left. */
  async giveBack(leases: readonly Pick<Lease, "assignmentId" | "leaseToken">[]): Promise<boolean> {
    const held = leases.map(({ assignmentId, leaseToken }) => ({ assignmentId, leaseToken }));
    const reply = await this.call("POST", this.ofProject("give-back"), { leases: held }, undefined, true);
    return reply.ok;
  }

  async held(): Promise<{ held: Lease[] } | Failure> {
    const reply = await this.call("GET", this.ofProject("held"));
    return reply.ok ? (reply.body as { held: Lease[] }) : failure(reply);
  }

  /** What changed in the pinned version since the one that the person knew. */
  async changes(): Promise<{ changes: VersionChangesToRead } | Failure> {
    const reply = await this.call("GET", this.ofProject("acknowledge"));
    return reply.ok ? { changes: reply.body as VersionChangesToRead } : failure(reply);
  }

  async acknowledge(version: number): Promise<Reply> {
    return this.call("POST", this.ofProject("acknowledge"), { version });
  }

  async reopen(assignmentId: string): Promise<{ lease: Lease } | Failure> {
    const reply = await this.call("POST", ofAssignment(assignmentId, "reopen"));
    return reply.ok ? { lease: reply.body as Lease } : failure(reply);
  }

  async renew(assignmentId: string, leaseToken: string): Promise<Reply> {
    return this.call("POST", ofAssignment(assignmentId, "renew"), { leaseToken });
  }

  async draft(assignmentId: string, leaseToken: string, answers: Answers): Promise<Reply> {
    return this.call("PUT", ofAssignment(assignmentId, "draft"), { leaseToken, answers });
  }

  async flag(assignmentId: string, body: string, criterion?: string): Promise<Reply> {
    return this.call("POST", ofAssignment(assignmentId, "flags"), { body, criterion });
  }

  async submit(assignmentId: string, key: string, body: object): Promise<Reply> {
    return this.call("POST", ofAssignment(assignmentId, "submit"), body, { "idempotency-key": key });
  }

  async skip(assignmentId: string, body: object): Promise<Reply> {
    return this.call("POST", ofAssignment(assignmentId, "skip"), body);
  }

  async work(): Promise<OwnWork | null> {
    const reply = await this.call("GET", this.ofProject("work"));
    return reply.ok ? (reply.body as OwnWork) : null;
  }

  async submitted(
    limit: number,
    part: { cursor?: string; example?: string },
  ): Promise<Page<SubmittedExample> | Failure> {
    const { cursor, example } = part;
    const query = new URLSearchParams({ limit: String(limit), ...(cursor && { cursor }), ...(example && { example }) });
    const reply = await this.call("GET", this.ofProject(`submitted?${query}`));
    return reply.ok ? (reply.body as Page<SubmittedExample>) : failure(reply);
  }

  /** A version that was not known when the page was opened: a round under it came later. */
  async version(id: string, number: number): Promise<LabelVersion | null> {
    const reply = await this.call("GET", `/api/v1/guidelines/${this.guidelineId}/versions/${number}`);
    return reply.ok ? { ...(reply.body as Omit<LabelVersion, "id">), id } : null;
  }

  private ofProject(what: string): string {
    return `/api/v1/projects/${this.projectId}/${what}`;
  }

  private async call(
    method: string,
    path: string,
    body?: object,
    headers?: Record<string, string>,
    keepalive = false,
  ): Promise<Reply> {
    try {
      const response = await fetch(path, {
        method,
        headers: { "touchstone-user": this.userId, ...(body && { "content-type": "application/json" }), ...headers },
        body: body && JSON.stringify(body),
        signal: AbortSignal.timeout(TIMEOUT_MS),
        cache: "no-store",
        keepalive,
      });
      const answer = response.status === 204 ? null : await response.json();
      if (response.ok) return { ok: true, status: response.status, body: answer, headers: response.headers };
      const { code = "internal", detail = response.statusText, kept } = answer as Record<string, string | undefined>;
      return { ok: false, status: response.status, code, message: detail, kept };
    } catch {
      return { ok: false, status: NO_ANSWER, code: "unreachable", message: "The server does not answer." };
    }
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

function ofAssignment(assignmentId: string, what: string): string {
  return `/api/v1/assignments/${assignmentId}/${what}`;
}
