import type { Finding } from "./findings";
import { finding } from "./findings";
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
    return [
      `${PROCESSES[name]} killed ${own.length} times: recovered after ${spread(recovered)}; next submit acknowledged after ${spread(submitted)}`,
    ];
  });
}

/** Median and largest of some times. */
function spread(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const median = sorted[Math.ceil(sorted.length / 2) - 1]!;
  return `p50 ${median} ms, max ${sorted.at(-1)} ms`;
}
