import "server-only";
import { availableParallelism } from "node:os";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { isLabelledHere } from "@/lib/server/beside-labelling";
import { no, type Result } from "@/lib/server/errors";
import { log } from "@/lib/server/log";
import { sight } from "@/lib/server/sight";
import type { Order, Tasks } from "./serve-tasks";

export interface PoolOptions {
  /** Threads at most; one more than there are processors unless said, since they let requests go first (boot.mjs) and one is kept for short tasks. */
  size?: number;
  /** Tasks that may take seconds. They never take the last thread (of several), so that the others do not wait for them. */
  long?: ReadonlySet<string>;
  /** Orders that may wait; more are refused. */
  mostWaiting?: number;
  /** After this time a thread is ended and its order refused. */
  patienceMs?: number;
  /** Memory of one thread's heap; a calculation that needs more ends its thread and nothing else. */
  heapMegabytes?: number;
}

export type PoolRefusal = "calculation-failed" | "calculation-ended" | "calculation-too-long" | "too-many-calculations";

type Answer = Result<unknown>;

interface Waiting extends Order {
  settle: (answer: Answer) => void;
}

interface Thread {
  worker: Worker;
  current: Waiting | null;
  timer?: NodeJS.Timeout;
}

/**
 * Threads that carry out the `tasks` of one file, for calculations that would hold up the event loop. They start when first
 * needed and are kept; a thread that dies takes only its own order with it. Orders are taken as they come, but long ones leave
 * one thread to the rest. Input and output are copied, so they are plain data; a shared buffer costs nothing, a long text
 * little, a million objects much.
 */
export class ThreadPool<T extends Tasks> {
  private readonly threads = new Set<Thread>();
  private readonly queue: Waiting[] = [];
  private readonly options: Required<PoolOptions>;

  constructor(
    private readonly file: string,
    options: PoolOptions = {},
  ) {
    const size = availableParallelism() + 1;
    this.options = { size, long: new Set(), mostWaiting: 200, patienceMs: 120_000, heapMegabytes: 2048, ...options };
  }

  /** What the task returns, or why there is no result. Never rejects. */
  run<Name extends keyof T & string>(
    task: Name,
    input: Parameters<T[Name]>[0],
  ): Promise<Result<Awaited<ReturnType<T[Name]>>, PoolRefusal>> {
    return new Promise((resolve) => {
      if (this.queue.length >= this.options.mostWaiting) return resolve(refuse("too-many-calculations", task));
      this.queue.push({ task, input, seen: sight(), settle: resolve as (answer: Answer) => void });
      const idle = [...this.threads].find((thread) => thread.current === null);
      if (idle) this.takeNext(idle);
      else if (this.threads.size < this.options.size) this.takeNext(this.start());
    });
  }

  /** Starts all threads, so that whoever asks first does not wait for them. They do not keep their process alive. */
  startAll(): void {
    while (this.threads.size < this.options.size) this.takeNext(this.start());
  }

  /** Ends all threads; what they were at is refused. */
  async close(): Promise<void> {
    for (const { task, settle } of this.queue.splice(0)) settle(refuse("calculation-ended", task));
    await Promise.all([...this.threads].map(({ worker }) => worker.terminate()));
  }

  private start(): Thread {
    // Threads run our sources as the worker process does; the bundler must not take them for a part of a page.
    const worker = new Worker(/* turbopackIgnore: true */ source("lib/server/threads/boot.mjs"), {
      workerData: source(this.file),
      execArgv: ["--conditions=react-server"],
      resourceLimits: { maxOldGenerationSizeMb: this.options.heapMegabytes },
    });
    const thread: Thread = { worker, current: null };
    this.threads.add(thread);
    worker.on("message", (answer: Answer) => {
      if (!answer.ok) {
        const told = { task: thread.current?.task, reason: answer.reason, ...answer.detail };
        // Else it is the database's trouble, as it is of whoever asks it himself.
        if (answer.reason === "calculation-failed") log.error(told, "a calculation failed");
        else log.warn(told, "a calculation has no result");
      }
      settle(thread, answer.ok ? answer : no(answer.reason, answer.message));
      this.takeNext(thread);
    });
    worker.on("error", (error) => log.error({ error, task: thread.current?.task }, "a calculating thread died"));
    worker.on("exit", () => {
      this.threads.delete(thread);
      settle(thread, refuse("calculation-ended", thread.current?.task));
      if (this.queue.length > 0 && this.threads.size < this.options.size) this.takeNext(this.start());
    });
    return thread;
  }

  private takeNext(thread: Thread): void {
    const next = this.nextInQueue();
    if (!next) {
      // An idle thread does not keep its process alive.
      thread.worker.unref();
      return;
    }
    thread.current = next;
    thread.worker.ref();
    thread.timer = setTimeout(() => this.giveUp(thread), this.options.patienceMs);
    thread.worker.postMessage({ task: next.task, input: next.input, seen: next.seen } satisfies Order);
  }

  /** The first that may be taken now; a long one only where another thread is left to those that are not, and a processor to whoever labels. */
  private nextInQueue(): Waiting | undefined {
    const { long, size } = this.options;
    const atLong = [...this.threads].filter(({ current }) => current && long.has(current.task)).length;
    const mayBeLong = atLong < Math.max(1, size - (isLabelledHere() ? 2 : 1));
    const place = this.queue.findIndex(({ task }) => mayBeLong || !long.has(task));
    return place < 0 ? undefined : this.queue.splice(place, 1)[0];
  }

  private giveUp(thread: Thread): void {
    this.threads.delete(thread);
    settle(thread, refuse("calculation-too-long", thread.current?.task));
    thread.worker.terminate();
  }
}

function source(file: string): string {
  return path.join(/* turbopackIgnore: true */ process.cwd(), file);
}

function settle(thread: Thread, answer: Answer): void {
  clearTimeout(thread.timer);
  const { current } = thread;
  thread.current = null;
  current?.settle(answer);
}

const WORDS = {
  "calculation-ended": "The calculation ended before it had a result. Nothing is lost; try again.",
  "calculation-too-long": "The calculation took too long and was ended. Choose fewer examples or annotators.",
  "too-many-calculations": "Too many calculations are waiting. Try again in a minute.",
};

function refuse<Reason extends keyof typeof WORDS>(reason: Reason, task: string | undefined) {
  if (task !== undefined) log.warn({ task, reason }, "a calculation has no result");
  return no(reason, WORDS[reason]);
}
