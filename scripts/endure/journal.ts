import { appendFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

/** A submit that the server said it has. */
export interface Acknowledged {
  at: number;
  key: string;
  /** Email of who submitted. */
  annotator: string;
  assignmentId: string;
  /** The importer's id. */
  example: string;
  answers: Record<string, string | number>;
}

/** What the clients were told, kept outside of the server: in memory, and in a file for whoever looks into a failure. */
export class Journal {
  readonly acknowledged: Acknowledged[] = [];
  /** Anything that should never have happened, in words. */
  readonly surprises: string[] = [];

  constructor(private readonly file: string) {}

  #longestMs = 0;

  acknowledge(entry: Acknowledged, tookMs: number): void {
    this.#longestMs = Math.max(this.#longestMs, Math.round(tookMs));
    this.acknowledged.push(entry);
    appendFileSync(this.file, `${JSON.stringify(entry)}\n`);
  }

  surprise(what: string): void {
    this.surprises.push(what);
    appendFileSync(this.file, `${JSON.stringify({ surprise: what })}\n`);
  }

  /** The longest that a submit took since this was asked last. */
  longestMs(): number {
    const longest = this.#longestMs;
    this.#longestMs = 0;
    return longest;
  }

  /** When the first submit after `since` was acknowledged, as soon as there is one. */
  async nextAcknowledgement(since: number, patienceMs: number): Promise<number> {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      const last = this.acknowledged.at(-1);
      if (last && last.at > since) return this.acknowledged.find(({ at }) => at > since)!.at;
      if (Date.now() > deadline) throw new Error(`No submit was acknowledged within ${patienceMs / 1000} s`);
      await pause(5);
    }
  }
}
