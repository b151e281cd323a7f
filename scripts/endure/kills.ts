import { setTimeout as pause } from "node:timers/promises";
import type { Random } from "@/lib/core/random/generator";
import type { HealthWatch } from "./health-watch";
import { findProcess, killHard, PROCESSES, type ProcessName, waitForSuccessor } from "./instance";
import type { Journal } from "./journal";

const PATIENCE_MS = 60_000;

export interface Kill {
  name: ProcessName;
  /** From the kill until `/api/health` answers 200 again; for the worker until its successor runs. */
  recoveredMs: number;
  /** From the kill until a submit was acknowledged after that. */
  submitMs: number;
  /** From the kill until what is answered behind labelling was answered too. */
  behindMs: number;
  /** From the kill until `/api/health` answered 503; PostgreSQL only. */
  redMs?: number;
  /** Whether the web server lived on; PostgreSQL only. */
  sameServer?: boolean;
}

/** So many kills of each process in random order. */
export function planKills(counts: Record<ProcessName, number>, random: Random): ProcessName[] {
  const plan = (Object.keys(counts) as ProcessName[]).flatMap((name) => Array<ProcessName>(counts[name]).fill(name));
  for (let i = plan.length - 1; i > 0; i--) {
    const j = Math.floor(random.uniform() * (i + 1));
    [plan[i], plan[j]] = [plan[j]!, plan[i]!];
  }
  return plan;
}

interface Killer {
  dataDir: string;
  health: HealthWatch;
  journal: Journal;
  /** A call that the server behind labelling answers. */
  askBehind: () => Promise<number | undefined>;
  random: Random;
  /** Longest time from a recovery to the next kill. */
  calmMs: number;
  say: (sentence: string) => void;
}

/** Kills one process after the other, each at a random moment after the one before has recovered. */
export async function killInTurn(plan: readonly ProcessName[], killer: Killer): Promise<Kill[]> {
  const kills: Kill[] = [];
  for (const name of plan) {
    await pause(killer.random.uniform() * killer.calmMs);
    const kill = await killOnce(name, killer);
    kills.push(kill);
    killer.say(
      `kill ${kills.length} of ${plan.length}: ${PROCESSES[name]}, recovered after ${kill.recoveredMs} ms, next submit after ${kill.submitMs} ms, what is behind labelling after ${kill.behindMs} ms`,
    );
  }
  return kills;
}

async function killOnce(name: ProcessName, { dataDir, health, journal, askBehind }: Killer): Promise<Kill> {
  const victim = findProcess(dataDir, name);
  if (!victim) throw new Error(`${PROCESSES[name]} does not run.`);
  const server = findProcess(dataDir, "web");
  const at = Date.now();
  killHard(name, victim);
  const successor = waitForSuccessor(dataDir, name, victim.pid, PATIENCE_MS);
  const red = name === "postgres" ? await health.waitFor(503, at, PATIENCE_MS) : undefined;
  await successor;
  // Whatever was asked before the successor ran may have been answered by the victim.
  const green = await health.waitFor(200, name === "worker" ? at : red ? red.answered : Date.now(), PATIENCE_MS);
  const recovered = name === "worker" ? Date.now() : green.answered;
  const submitted = await journal.nextAcknowledgement(recovered, PATIENCE_MS);
  while ((await askBehind()) !== 200)
    if (Date.now() - at > PATIENCE_MS)
      throw new Error(`What is behind labelling was not answered within ${PATIENCE_MS / 1000} s`);
    else await pause(50);
  return {
    name,
    recoveredMs: recovered - at,
    submitMs: submitted - at,
    behindMs: Date.now() - at,
    ...(red && { redMs: red.answered - at, sameServer: findProcess(dataDir, "web")?.pid === server?.pid }),
  };
}
