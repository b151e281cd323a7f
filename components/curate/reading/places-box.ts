import type { z } from "zod";
import { Observable } from "@/components/answering/observable";
import type { Reply } from "@/lib/api/client";

interface BoxState<Found> {
  found: ReadonlyMap<number, Found>;
  /** Positions whose findings the server does not have yet. */
  unsaved: ReadonlySet<number>;
  /** Why the last try failed; null while all is well. */
  failure: string | null;
  /** The reading was ended, here or elsewhere. */
  ended: boolean;
}

interface Outside<Found extends object, Kept> {
  /** What is found of an example of which nothing was said. */
  nothing: Found;
  send: (position: number, found: Found) => Promise<Reply<Kept>>;
  /** What is found once the server has it; of what it refused, once that is known. */
  stored: (found: Found, kept: Kept) => Found;
  refused: (sent: Found) => Found;
  later: (ms: number, run: () => void) => void;
  store: Pick<Storage, "getItem" | "setItem" | "removeItem">;
  key: string;
  /** What lies in the store: findings with their positions. */
  schema: z.ZodType<(Found & { position: number })[]>;
}

const AGAIN_MS = 3000;

/**
 * What a reader finds, on its way to the server: kept in the browser with each key, sent one after the other and again until it arrived.
 * Each sending is whole, so that one that came twice changes nothing.
 */
export class PlacesBox<Found extends object, Kept> {
  private readonly state: Observable<BoxState<Found>>;
  private busy = false;

  constructor(
    kept: ReadonlyMap<number, Found>,
    private readonly outside: Outside<Found, Kept>,
  ) {
    this.state = new Observable<BoxState<Found>>({ found: kept, unsaved: new Set(), failure: null, ended: false });
  }

  get subscribe() {
    return this.state.subscribe;
  }

  get read() {
    return this.state.read;
  }

  at(position: number): Found {
    return this.read().found.get(position) ?? this.outside.nothing;
  }

  /** Takes up what an earlier visit could not send. */
  recover(): void {
    const { store, key, schema } = this.outside;
    const left = schema.safeParse(parsed(store.getItem(key)));
    for (const found of left.data ?? []) this.set(found.position, withoutPosition(found) as Found);
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

  private settle(position: number, sent: Found, reply: Reply<Kept>): void {
    const before = this.read();
    const unsaved = new Set(before.unsaved);
    const found = new Map(before.found);
    const isNewer = found.get(position) !== sent;
    // What the server refuses for good is not sent again; what it did not hear is.
    const isRefused =
      !reply.ok && reply.status >= 400 && reply.status < 500 && reply.status !== 401 && reply.status !== 429;
    if (!isNewer && (reply.ok || isRefused)) unsaved.delete(position);
    if (reply.ok) found.set(position, this.outside.stored(found.get(position)!, reply.body));
    else if (isRefused && !isNewer) found.set(position, this.outside.refused(sent));
    const ended = before.ended || (!reply.ok && reply.code === "reading-ended");
    this.state.set({ found, unsaved, failure: reply.ok ? null : reply.message, ended });
    this.keep();
    if (reply.ok || isRefused) this.next();
    else this.outside.later(AGAIN_MS, () => this.next());
  }
}

function withoutPosition<Found extends object>({ position: _position, ...found }: Found & { position: number }) {
  return found;
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? [] : JSON.parse(text);
  } catch {
    return [];
  }
}
