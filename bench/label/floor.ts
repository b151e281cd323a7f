import { withClient } from "@/scripts/runtime/postgres-roles.mjs";
import { call } from "./http";

const RUNS = 300;

/**
 * The least that a submit and a next could take here, one after the other on an idle server: two questions that are answered after
 * two trivial queries (`/api/health`), and two commits of one row each.
 */
export async function measureFloor(url: string, databaseUrl: string): Promise<{ http: number[]; commit: number[] }> {
  const http = await clockEach(() => call("GET", `${url}/api/health`, {}));
  const commit = await withClient(databaseUrl, async (client) => {
    await client.query(`INSERT INTO rate_limit (key) VALUES ('bench')`);
    return clockEach(() => client.query(`UPDATE rate_limit SET points = points + 1 WHERE key = 'bench'`));
  });
  return { http, commit };
}

async function clockEach(work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return times;
}
