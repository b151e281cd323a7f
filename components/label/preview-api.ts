import { v4 as uuid } from "uuid";
import type { Reply } from "@/lib/api/client";
import type { NothingLeft } from "@/lib/assign/nothing-left";
import type { Answers } from "@/lib/guideline/schema";
import type { OwnRound } from "@/lib/label/records";
import type { Lease, SeenExample } from "@/lib/label/schema";
import type { LabelApi } from "./label-api";

const DONE: Reply = { ok: true, status: 200, body: null, headers: new Headers() };
const HOURS_24 = 86_400_000;

/** Stands where the server does while somebody looks at the screen as an annotator would: says yes to all, and keeps it in this page. */
export class PreviewApi implements LabelApi {
  private readonly given = new Map<string, Lease>();
  private shown = 0;

  constructor(
    private readonly examples: readonly SeenExample[],
    private readonly rounds: readonly OwnRound[],
  ) {}

  /** One after the other, and from the beginning again. */
  async next(): Promise<{ lease: Lease } | { nothing: NothingLeft }> {
    const example = this.examples[this.shown++ % this.examples.length];
    if (!example) return { nothing: "no-round" };
    const expiresAt = new Date(Date.now() + HOURS_24).toISOString();
    const lease = { ...example, assignmentId: uuid(), leaseToken: uuid(), expiresAt, submittedAt: null };
    this.given.set(lease.assignmentId, lease);
    return { lease };
  }

  async held() {
    return { held: [] };
  }

  async reopen(assignmentId: string) {
    const lease = this.given.get(assignmentId);
    return lease
      ? { lease: { ...lease, leaseToken: uuid() } }
      : { failed: "refused" as const, message: "This example was not shown here." };
  }

  async submit(assignmentId: string, _key: string, body: object) {
    const lease = this.given.get(assignmentId);
    if (lease) {
      const { answers } = body as { answers: Answers };
      this.given.set(assignmentId, { ...lease, answers, submittedAt: new Date().toISOString() });
    }
    return DONE;
  }

  async work() {
    return { rounds: [...this.rounds], waiting: this.examples.length, session: null, recentActiveMs: [] };
  }

  async submitted() {
    return { items: [], next: null };
  }

  async changes() {
    return { failed: "refused" as const, message: "A preview begins with the version as it is." };
  }

  async version() {
    return null;
  }

  readonly giveBack = async () => true;
  readonly acknowledge = async () => DONE;
  readonly renew = async () => DONE;
  readonly draft = async () => DONE;
  readonly flag = async () => DONE;
  readonly skip = async () => DONE;
}
