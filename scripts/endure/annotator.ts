import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Random } from "@/lib/core/random/generator";
import type { Answer, ApiClient } from "./api-client";
import type { Journal } from "./journal";

interface Lease {
  assignmentId: string;
  leaseToken: string;
  example: { id: string };
}

interface Labeller {
  email: string;
  api: ApiClient;
  projectId: string;
  journal: Journal;
  random: Random;
  /** Longest pause between two examples. */
  thinkMs: number;
  stopped: () => boolean;
}

/**
 * Takes examples and submits answers until it is stopped. A submit is sent again under its key until it is answered; after a claim
 * that was not answered it asks what it holds.
 */
export async function label(labeller: Labeller): Promise<void> {
  const { api, projectId, journal, random, thinkMs, stopped } = labeller;
  const seen = new Map<string, string>();
  while (!stopped()) {
    for (const lease of await take(api, projectId, journal)) {
      const before = seen.get(lease.example.id);
      if (before)
        journal.surprise(`${labeller.email} was shown ${lease.example.id} twice (${before}, ${lease.assignmentId})`);
      seen.set(lease.example.id, lease.assignmentId);
      await submit(labeller, lease);
      await pause(random.uniform() * thinkMs);
    }
  }
}

async function take(api: ApiClient, projectId: string, journal: Journal): Promise<Lease[]> {
  const next = await api.attempt("POST", `/projects/${projectId}/next`);
  if (next?.status === 200) return [next.body as Lease];
  if (next?.status === 204) {
    await pause(200);
    return [];
  }
  if (next && next.status < 500) journal.surprise(`next answered ${said(next)}`);
  const held = await api.insist("GET", `/projects/${projectId}/held`);
  return (held.body as { items: Lease[] }).items;
}

async function submit({ email, api, journal, random }: Labeller, lease: Lease): Promise<void> {
  const key = randomUUID();
  const answers = { score: 1 + (random.uint32() % 5), safe: random.uniform() < 0.9 ? "yes" : "no" };
  const { assignmentId, leaseToken } = lease;
  const began = performance.now();
  const answer = await api.insist("POST", `/assignments/${assignmentId}/submit`, {
    body: { leaseToken, answers, activeMs: 1 },
    headers: { "idempotency-key": key },
  });
  if (answer.status === 200)
    journal.acknowledge(
      { at: Date.now(), key, annotator: email, assignmentId, example: lease.example.id, answers },
      performance.now() - began,
    );
  else journal.surprise(`a submit of ${email} was answered ${said(answer)}`);
}

const said = ({ status, body }: Answer) => `${status} ${JSON.stringify(body)}`;
