import { type Delivery, EMPTY_BOX, type OutboxBox, type OutboxItem } from "./outbox-item";

export type OutboxEvent =
  | { type: "changed"; box: OutboxBox; link: Link }
  | { type: "stored"; item: OutboxItem }
  | { type: "refused"; item: OutboxItem; reason: string; message: string; kept: boolean };

/** How the way to the server is: free, cut, or closed until the person signs in again. */
export type Link = "up" | "down" | "signed-out";

export interface OutboxDeps {
  /** Changes what the browser keeps, in one piece also against other windows, and returns it. */
  change: (update: (box: OutboxBox) => OutboxBox) => Promise<OutboxBox>;
  send: (item: OutboxItem) => Promise<Delivery>;
  /** Runs one piece of work at a time over all windows of the browser. */
  alone: <T>(work: () => Promise<T>) => Promise<T>;
  /** Resolves after so many milliseconds, or as soon as `wake` was called. */
  sleep: (ms: number) => Promise<void>;
  wake: () => void;
  tell: (event: OutboxEvent) => void;
}

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;
/** A server that fails on one item so often will not mend by waiting: the item goes aside and the others go on. */
const MOST_BREAKDOWNS = 6;

/** 1 s, 2 s, 4 s … 60 s. */
export function pauseBefore(attempt: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(attempt, 10));
}

/**
 * Submits and skips on their way to the server. They are kept in the browser first, then sent in order, again and again until the
 * server has answered; so they survive a reload, a dead network and a restarted server. What the server refuses never blocks what
 * comes after it.
 */
export class Outbox {
  private box: OutboxBox = EMPTY_BOX;
  private link: Link = "up";
  private draining: Promise<void> | null = null;
  private stopped = false;

  constructor(private readonly deps: OutboxDeps) {}

  /** Reads what is kept and begins to send. */
  async open(): Promise<OutboxBox> {
    this.stopped = false;
    await this.change((box) => box);
    this.drain();
    return this.box;
  }

  /** Keeps an item; resolves when it is safe in this browser, not when it is sent. */
  async add(item: OutboxItem): Promise<void> {
    this.box = { ...this.box, waiting: [...this.box.waiting, item] };
    this.announce();
    await this.change((box) => ({ ...box, waiting: [...box.waiting, item] }));
    this.drain();
  }

  /** Takes an item back before it was sent; false where it is too late. Waits for a send under way. */
  async withdraw(key: string): Promise<boolean> {
    return this.deps.alone(async () => {
      let found = false;
      await this.change((box) => {
        found = box.waiting.some((item) => item.key === key);
        return { ...box, waiting: box.waiting.filter((item) => item.key !== key) };
      });
      return found;
    });
  }

  /** Forgets an item that was set aside. */
  async dismiss(key: string): Promise<void> {
    await this.change((box) => ({ ...box, aside: box.aside.filter(({ item }) => item.key !== key) }));
  }

  /** Sends an item that was set aside once more. */
  async retry(key: string): Promise<void> {
    await this.change((box) => ({
      waiting: [...box.waiting, ...box.aside.flatMap(({ item }) => (item.key === key ? [item] : []))],
      aside: box.aside.filter(({ item }) => item.key !== key),
    }));
    this.drain();
  }

  /** Another window changed what is kept, or the network is back, or the person signed in again. */
  async refresh(): Promise<void> {
    await this.change((box) => box);
    this.deps.wake();
    this.drain();
  }

  /** Sends nothing more from this page. */
  close(): void {
    this.stopped = true;
    this.deps.wake();
  }

  /** Whether work on this assignment is kept here and not yet with the server. */
  holds(assignmentId: string): boolean {
    return this.box.waiting.some((item) => item.assignmentId === assignmentId);
  }

  /** Resolves when the sending under way has come to an end: all sent, or signed out. */
  async idle(): Promise<void> {
    while (this.draining) await this.draining;
  }

  private drain(): void {
    if (this.stopped) return;
    this.draining ??= this.sendAll().finally(() => {
      this.draining = null;
      // Something may have come in after the last look.
      if (this.box.waiting.length > 0 && this.link !== "signed-out") this.drain();
    });
  }

  private async sendAll(): Promise<void> {
    const breakdowns = new Map<string, number>();
    for (let failures = 0; !this.stopped; ) {
      const step = await this.deps.alone(() => this.sendFirst(breakdowns));
      if (step === "empty") return;
      if (step === "signed-out") return this.say("signed-out");
      if (step === "next") {
        failures = 0;
        this.say("up");
        continue;
      }
      this.say("down");
      await this.deps.sleep(pauseBefore(failures++));
    }
  }

  /** Sends the oldest item, if there is one. Runs alone over all windows, so nothing is sent twice at a time. */
  private async sendFirst(breakdowns: Map<string, number>): Promise<"empty" | "next" | "later" | "signed-out"> {
    await this.change((box) => box);
    const [item] = this.box.waiting;
    if (!item) return "empty";
    const delivery = await this.deps.send(item);
    if (delivery.kind === "signed-out") return "signed-out";
    if (delivery.kind === "later") {
      const broken = (breakdowns.get(item.key) ?? 0) + (delivery.broken ? 1 : 0);
      breakdowns.set(item.key, broken);
      if (broken < MOST_BREAKDOWNS) return "later";
      await this.refuse(
        item,
        "server-error",
        "The server fails on this one. It is kept in this browser; try again later.",
        false,
      );
    } else if (delivery.kind === "refused") {
      await this.refuse(item, delivery.reason, delivery.message, delivery.kept);
    } else {
      await this.change((box) => ({ ...box, waiting: without(box.waiting, item) }));
      this.deps.tell({ type: "stored", item });
    }
    return "next";
  }

  private async refuse(item: OutboxItem, reason: string, message: string, kept: boolean): Promise<void> {
    await this.change((box) => ({
      waiting: without(box.waiting, item),
      aside: kept ? box.aside : [...box.aside, { item, reason, message }],
    }));
    this.deps.tell({ type: "refused", item, reason, message, kept });
  }

  private async change(update: (box: OutboxBox) => OutboxBox): Promise<void> {
    this.box = await this.deps.change(update);
    this.announce();
  }

  private say(link: Link): void {
    if (link === this.link) return;
    this.link = link;
    this.announce();
  }

  private announce(): void {
    this.deps.tell({ type: "changed", box: this.box, link: this.link });
  }
}

function without(items: readonly OutboxItem[], gone: OutboxItem): OutboxItem[] {
  return items.filter((item) => item.key !== gone.key);
}
