import { z } from "zod";
import { answerValueSchema } from "@/lib/guideline/schema";

const draftSchema = z.object({
  leaseToken: z.string(),
  answers: z.record(z.string(), answerValueSchema),
  changed: z.record(z.string(), z.number()),
  activeMs: z.number(),
  wallMs: z.number(),
  savedAt: z.number(),
});
export type LocalDraft = z.infer<typeof draftSchema>;

type KeptIn = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

const DAY_MS = 86_400_000;
/** Leases are long over by then, and the server has its own draft. */
const KEPT_DAYS = 14;

/** Answers under way, kept at every change in this browser; by person and project, so that two people who share it do not mix. */
export class LocalDrafts {
  private readonly prefix: string;

  constructor(
    userId: string,
    projectId: string,
    private readonly storage: KeptIn,
  ) {
    this.prefix = `touchstone.draft.${userId}.${projectId}.`;
  }

  save(assignmentId: string, draft: LocalDraft): void {
    try {
      this.storage.setItem(this.prefix + assignmentId, JSON.stringify(draft));
    } catch {
      // A full or forbidden storage: the server's draft follows within seconds.
    }
  }

  /** The draft made under this lease; null where there is none. */
  read(assignmentId: string, leaseToken: string): LocalDraft | null {
    const draft = this.parse(this.prefix + assignmentId);
    return draft?.leaseToken === leaseToken ? draft : null;
  }

  remove(assignmentId: string): void {
    try {
      this.storage.removeItem(this.prefix + assignmentId);
    } catch {
      // What cannot be removed is not read again: its lease is over.
    }
  }

  /** Forgets this person's drafts that are older than two weeks. */
  sweep(now: number): void {
    const names = Array.from({ length: this.storage.length }, (_, index) => this.storage.key(index) ?? "");
    for (const name of names.filter((one) => one.startsWith(this.prefix))) {
      const draft = this.parse(name);
      if (!draft || now - draft.savedAt > KEPT_DAYS * DAY_MS) this.remove(name.slice(this.prefix.length));
    }
  }

  private parse(name: string): LocalDraft | null {
    try {
      const read = draftSchema.safeParse(JSON.parse(this.storage.getItem(name) ?? "null"));
      return read.success ? read.data : null;
    } catch {
      return null;
    }
  }
}
