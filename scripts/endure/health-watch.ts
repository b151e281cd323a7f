import { setTimeout as pause } from "node:timers/promises";

const EVERY_MS = 15;

/** What `/api/health` said at a moment; null where nobody answered. */
interface Look {
  /** When the question was asked. */
  asked: number;
  answered: number;
  status: number | null;
}

/** Asks `/api/health` all the time, as a load balancer would, and remembers what it said. */
export class HealthWatch {
  readonly #looks: Look[] = [];
  #stopped = false;
  readonly #done: Promise<void>;

  constructor(private readonly url: string) {
    this.#done = this.#watch();
  }

  async #watch(): Promise<void> {
    while (!this.#stopped) {
      const asked = Date.now();
      const status = await this.#ask().catch(() => null);
      this.#looks.push({ asked, answered: Date.now(), status });
      await pause(EVERY_MS);
    }
  }

  async #ask(): Promise<number> {
    const response = await fetch(`${this.url}/api/health`, { signal: AbortSignal.timeout(10_000) });
    await response.arrayBuffer();
    return response.status;
  }

  /** The first look asked at or after `since` that has the status, as soon as there is one. */
  async waitFor(status: number, since: number, patienceMs: number): Promise<Look> {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      const found = this.#looks.find((look) => look.asked >= since && look.status === status);
      if (found) return found;
      if (Date.now() > deadline) throw new Error(`/api/health did not answer ${status} within ${patienceMs / 1000} s`);
      await pause(5);
    }
  }

  /** How often it was asked, and the answers that were not 200. */
  summary(): { asked: number; red: (number | null)[] } {
    const said = this.#looks.map(({ status }) => status);
    return { asked: said.length, red: said.filter((status) => status !== 200) };
  }

  stop(): Promise<void> {
    this.#stopped = true;
    return this.#done;
  }
}
