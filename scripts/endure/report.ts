import path from "node:path";
import { root } from "@/scripts/runtime/paths.mjs";
import { type Finding, finding } from "./findings";
import { PROCESSES, type ProcessName } from "./instance";
import type { Kill } from "./kills";

/** That `/api/health` turned red and green again, in the server that ran before. */
export function verifyHealth(kills: readonly Kill[]): Finding {
  const ofPostgres = kills.filter(({ name }) => name === "postgres");
  return finding(
    `after each of ${ofPostgres.length} kills of PostgreSQL /api/health turned red and green again without a restart of the server`,
    ofPostgres.filter(({ redMs, sameServer }) => redMs === undefined || !sameServer),
  );
}

/** Recovery times by process, one line each. */
export function recoveryLines(kills: readonly Kill[]): string[] {
  return (Object.keys(PROCESSES) as ProcessName[]).flatMap((name) => {
    const own = kills.filter((kill) => kill.name === name);
    if (own.length === 0) return [];
    const recovered = own.map(({ recoveredMs }) => recoveredMs);
    const submitted = own.map(({ submitMs }) => submitMs);
    const behind = own.map(({ behindMs }) => behindMs);
    return [
      `${PROCESSES[name]} killed ${own.length} times: recovered after ${spread(recovered)}; next submit acknowledged after ${spread(submitted)}; what is behind labelling answered after ${spread(behind)}`,
    ];
  });
}

/** Median and largest of some times. */
function spread(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const median = sorted[Math.ceil(sorted.length / 2) - 1]!;
  return `p50 ${median} ms, max ${sorted.at(-1)} ms`;
}

interface Instance {
  url: string;
  dataDir: string;
  stop: (keepLogsIn?: string) => Promise<void>;
}

/** Does something with an instance and stops it; where it did not hold, its logs are kept. What breaks off is a finding. */
export async function keepLogs(
  phase: string,
  starting: Promise<Instance>,
  work: (instance: Instance) => Promise<Finding[]>,
): Promise<Finding[]> {
  const instance = await starting;
  const findings = await work(instance).catch((error: unknown) => [
    finding("the instance endured", [error instanceof Error ? error.message : String(error)]),
  ]);
  const failed = findings.some(({ wrong }) => wrong.length > 0);
  await instance.stop(failed ? path.join(root, "test-results/endurance-logs", phase) : undefined);
  return findings;
}

export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/** Prints what was found, and counts it. What could not be tried counts neither way. */
export function tally(findings: readonly Finding[]): Tally {
  for (const { what, wrong, skipped } of findings) {
    const how = skipped ? "SKIPPED" : wrong.length === 0 ? "holds  " : "BROKEN ";
    console.log(`${how} ${what}${skipped ? `: ${skipped}` : ""}`);
    for (const one of wrong) console.log(`        ${one}`);
  }
  const skipped = findings.filter((one) => one.skipped).length;
  const failed = findings.filter(({ wrong }) => wrong.length > 0).length;
  return { passed: findings.length - failed - skipped, failed, skipped };
}
