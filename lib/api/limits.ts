import { AsyncResource } from "node:async_hooks";
import { AppError } from "@/lib/server/errors";

interface Sizes {
  /** Heavy calls under way at once, and of one person. */
  atOnce: number;
  eachAtOnce: number;
  /** Heavy calls of one person that may wait. */
  eachWaiting: number;
  /** Calls of one person that may come at once, and how many more a second. */
  burst: number;
  perSecond: number;
}

const SIZES: Sizes = { atOnce: 4, eachAtOnce: 2, eachWaiting: 20, burst: 500, perSecond: 100 };

interface Person {
  running: number;
  waiting: (() => void)[];
  /** Calls that may still come, as of `at`. */
  left: number;
  at: number;
}

/**
 * What one person may ask of this process, by whichever cookie or token. Every call takes from a budget that fills up again. Heavy ones
 * (files, statistics, uploads) besides wait for a turn: a few run at once, two of one person at most, and those that wait take turns by person
 * and not by who came first, so that fifty exports of one hold up nobody else's.
 */
export class Limits {
  private readonly people = new Map<string, Person>();
  /** Who waits, in the order of turns. */
  private readonly turns: Person[] = [];
  private running = 0;

  constructor(
    private readonly sizes: Sizes = SIZES,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Throws `rate-limited` with `retryAfter` where the person asks too much. The function returned says that the call has ended. */
  async enter(who: string, isHeavy: boolean): Promise<() => void> {
    const person = this.personOf(who);
    this.spend(person);
    if (!isHeavy) return () => {};
    const { atOnce, eachAtOnce, eachWaiting } = this.sizes;
    if (person.running < eachAtOnce && this.running < atOnce) this.begin(person);
    else {
      if (person.waiting.length >= eachWaiting)
        throw tooMuch(
          `You have ${eachWaiting + eachAtOnce} calls under way that take long. Wait until some have ended.`,
          5,
        );
      await new Promise<void>((resolve) => {
        person.waiting.push(resolve);
        if (!this.turns.includes(person)) this.turns.push(person);
      });
    }
    let hasEnded = false;
    return () => {
      if (hasEnded) return;
      hasEnded = true;
      person.running--;
      this.running--;
      this.next();
    };
  }

  private begin(person: Person): void {
    person.running++;
    this.running++;
  }

  private next(): void {
    while (this.running < this.sizes.atOnce) {
      const place = this.turns.findIndex(({ running }) => running < this.sizes.eachAtOnce);
      const [person] = place < 0 ? [] : this.turns.splice(place, 1);
      if (!person) return;
      const go = person.waiting.shift();
      if (person.waiting.length > 0) this.turns.push(person);
      if (!go) continue;
      this.begin(person);
      go();
    }
  }

  private spend(person: Person): void {
    const { burst, perSecond } = this.sizes;
    const now = this.now();
    person.left = Math.min(burst, person.left + ((now - person.at) / 1000) * perSecond);
    person.at = now;
    if (person.left < 1) throw tooMuch(`More than ${perSecond} calls a second.`, 1);
    person.left--;
  }

  private personOf(who: string): Person {
    const known = this.people.get(who);
    if (known) return known;
    if (this.people.size >= MOST_PEOPLE) this.forgetIdle();
    const person = { running: 0, waiting: [], left: this.sizes.burst, at: this.now() };
    this.people.set(who, person);
    return person;
  }

  /** Whose budget is full again needs no memory. */
  private forgetIdle(): void {
    const fullAfter = (this.sizes.burst / this.sizes.perSecond) * 1000;
    for (const [who, { running, waiting, at }] of this.people)
      if (running === 0 && waiting.length === 0 && this.now() - at > fullAfter) this.people.delete(who);
  }
}

const MOST_PEOPLE = 10_000;

function tooMuch(message: string, retryAfter: number): AppError {
  return new AppError("rate-limited", message, { retryAfter });
}

const globals = globalThis as typeof globalThis & { touchstoneLimits?: Limits };

export function limits(): Limits {
  globals.touchstoneLimits ??= new Limits();
  return globals.touchstoneLimits;
}

/** The answer, with `ended` called when its body has been read to the end, broken off or given up. */
export function untilRead(response: Response, ended: () => void): Response {
  if (!response.body) {
    ended();
    return response;
  }
  const reader = response.body.getReader();
  const body = new ReadableStream<Uint8Array>(
    {
      // Whoever reads is not the request any more, which what is still to be written belongs to.
      pull: AsyncResource.bind(async (controller: ReadableStreamDefaultController<Uint8Array>) => {
        try {
          const { done, value } = await reader.read();
          if (!done) return controller.enqueue(value);
          controller.close();
        } catch (error) {
          controller.error(error);
        }
        ended();
      }),
      async cancel(reason) {
        ended();
        await reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, response);
}
