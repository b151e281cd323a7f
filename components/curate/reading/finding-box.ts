import { z } from "zod";
import { Observable } from "@/components/answering/observable";
import type { Reply } from "@/lib/api/client";
import { type KeptFinding, keptFindingSchema, type Quality } from "@/lib/curate/readings/schema";
import type { Answers } from "@/lib/guideline/schema";

/** What is found about one example, as far as it is the reader's to say. */
export interface Found {
  lacking: readonly Quality[];
  note: string;
  read: boolean;
  answers: Answers | null;
  /** Known once it is stored. */
  agrees: boolean | null;
}

const NOTHING: Found = { lacking: [], note: "", read: false, answers: null, agrees: null };

interface BoxState {
  found: ReadonlyMap<number, Found>;
  /** Positions whose findings the server does not have yet. */
  unsaved: ReadonlySet<number>;
  /** Why the last try failed; null while all is well. */
  failure: string | null;
  /** The reader ended the reading, here or elsewhere. */
  ended: boolean;
}

interface Outside {
  send: (position: number, found: Found) => Promise<Reply<KeptFinding>>;
  later: (ms: number, run: () => void) => void;
  store: Pick<Storage, "getItem" | "setItem" | "removeItem">;
  key: string;
}

const AGAIN_MS = 3000;
const storedSchema = z.array(keptFindingSchema);

/**
 * What a reader finds, on its way to the server: kept in the browser with each key, sent one after the other and again until it arrived.
 * Each sending is whole, so that one that came twice changes nothing.
 */
export class FindingBox {
  private readonly state: Observable<BoxState>;
  private busy = false;

  constructor(
    kept: readonly KeptFinding[],
    private readonly outside: Outside,
  ) {
    const found = new Map(kept.map(({ position, ...one }) => [position, one]));
    this.state = new Observable<BoxState>({ found, unsaved: new Set(), failure: null, ended: false });
  }

  get subscribe() {
    return this.state.subscribe;
  }

  get read() {
    return this.state.read;
  }

  at(position: number): Found {
    return this.read().found.get(position) ?? NOTHING;
  }

  /** Takes up what an earlier visit could not send. */
  recover(): void {
    const { store, key } = this.outside;
    const left = storedSchema.safeParse(parsed(store.getItem(key)));
    for (const { position, ...found } of left.data ?? []) this.set(position, found);
    this.next();
  }

  change(position: number, part: Partial<Found>): void {
    this.set(position, { ...this.at(position), ...part });
    this.next();
  }

  private set(position: number, found: Found): void {
    const before = this.read();
    this.state.set({
      ...before,
      found: new Map(before.found).set(position, found),
      unsaved: new Set(before.unsaved).add(position),
    });
    this.keep();
  }

  private keep(): void {
    const { found, unsaved } = this.read();
    const { store, key } = this.outside;
    const waiting = [...unsaved].map((position) => ({ position, ...found.get(position)! }));
    if (waiting.length === 0) store.removeItem(key);
    else store.setItem(key, JSON.stringify(waiting));
  }

  private next(): void {
    const [position] = this.read().unsaved;
    if (this.busy || position === undefined) return;
    this.busy = true;
    const sent = this.at(position);
    void this.outside.send(position, sent).then((reply) => {
      this.busy = false;
      this.settle(position, sent, reply);
    });
  }

  private settle(position: number, sent: Found, reply: Reply<KeptFinding>): void {
    const before = this.read();
    const unsaved = new Set(before.unsaved);
    const found = new Map(before.found);
    const isNewer = found.get(position) !== sent;
    // What the server refuses for good is not sent again; what it did not hear is.
    const isRefused =
      !reply.ok && reply.status >= 400 && reply.status < 500 && reply.status !== 401 && reply.status !== 429;
    if (!isNewer && (reply.ok || isRefused)) unsaved.delete(position);
    if (reply.ok) {
      const { agrees, answers } = reply.body;
      found.set(position, { ...found.get(position)!, agrees, answers });
    } else if (isRefused && !isNewer) {
      // Answers that were refused were never given.
      found.set(position, { ...sent, answers: null });
    }
    const ended = before.ended || (!reply.ok && reply.code === "reading-ended");
    this.state.set({ found, unsaved, failure: reply.ok ? null : reply.message, ended });
    this.keep();
    if (reply.ok || isRefused) this.next();
    else this.outside.later(AGAIN_MS, () => this.next());
  }
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? [] : JSON.parse(text);
  } catch {
    return [];
  }
}
