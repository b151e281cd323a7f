import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import os from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { createRandom, type Random } from "@/lib/core/random/generator";
import { call } from "./http";

interface Lease {
  assignmentId: string;
  leaseToken: string;
}

/** Milliseconds of each call, in the order in which they ended. */
export interface Times {
  submit: number[];
  next: number[];
  both: number[];
  seconds: number;
}

interface Load {
  url: string;
  projectId: string;
  /** What each annotator sends to say who they are. */
  headers: readonly Record<string, string>[];
  /** Mean time between an annotator's example and their submit; they differ by half of it either way. 0: none at all. */
  thinkMs: number;
  seconds: number;
}

/**
 * All annotators label at once, as the labelling page does: each takes an example, thinks, submits and takes the next in advance; once at
 * least. */
export async function labelTogether({ url, projectId, headers, thinkMs, seconds }: Load): Promise<Times> {
  standApart();
  const times: Times = { submit: [], next: [], both: [], seconds };
  const deadline = performance.now() + seconds * 1000;
  await Promise.all(
    headers.map(async (who, index) => {
      const random = createRandom(index);
      const take = () => post<Lease>(`${url}/api/v1/projects/${projectId}/next?holding=1`, who);
      let lease = await take();
      do {
        await pause((0.5 + random.uniform()) * thinkMs);
        const began = performance.now();
        await submit(url, who, lease, random);
        const submitted = performance.now();
        lease = await take();
        const taken = performance.now();
        times.submit.push(submitted - began);
        times.next.push(taken - submitted);
        times.both.push(taken - began);
      } while (performance.now() < deadline);
    }),
  );
  return times;
}

/** People label at computers of their own, so their side of a call must not wait for the server's processors. As far as the system lets us. */
function standApart(): void {
  try {
    os.setPriority(-10);
    writeFileSync("/proc/self/autogroup", "-10");
  } catch {
    // Then they share the processors.
  }
}

function submit(url: string, who: Record<string, string>, { assignmentId, leaseToken }: Lease, random: Random) {
  const answers = { score: 1 + (random.uint32() % 5), safe: random.uniform() < 0.9 ? "yes" : "no" };
  const body = { leaseToken, answers, activeMs: 2000, wallMs: 2500, changed: { score: 1 } };
  return post(`${url}/api/v1/assignments/${assignmentId}/submit`, { ...who, "idempotency-key": randomUUID() }, body);
}

async function post<T>(url: string, headers: Record<string, string>, body?: object): Promise<T> {
  const { status, text } = await call("POST", url, headers, body);
  if (status !== 200) throw new Error(`${url} answered ${status} ${text}`);
  return JSON.parse(text);
}
