import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import path from "node:path";
import type { World } from "@/bench/label/world";
import { withClient, withDatabase } from "@/scripts/runtime/postgres-roles.mjs";

/** A statement as PostgreSQL planned and ran it. */
export interface Plan {
  statement: string;
  cost: number;
  ms: number;
}

/** From now on the database's new connections tell the plan of each of their statements. */
export async function tellPlans({ addresses }: World): Promise<void> {
  const name = new URL(addresses.app).pathname.slice(1);
  await withClient(withDatabase(addresses.superuser, name), async (client) => {
    for (const [setting, value] of Object.entries({
      session_preload_libraries: "auto_explain",
      "auto_explain.log_min_duration": "5",
      "auto_explain.log_format": "json",
      "auto_explain.log_analyze": "on",
      "auto_explain.log_timing": "off",
    }))
      await client.query(`ALTER DATABASE "${name}" SET ${setting} = '${value}'`);
  });
}

/** What the database has told since the last question: the costliest statement first. */
export function plansTold(dataDir: string): () => Plan[] {
  const file = path.join(dataDir, "logs", "postgres.log");
  let from = 0;
  return () => {
    const handle = openSync(file, "r");
    const { size } = fstatSync(handle);
    const bytes = Buffer.alloc(size - from);
    readSync(handle, bytes, 0, bytes.length, from);
    closeSync(handle);
    from = size;
    return [...bytes.toString().matchAll(/duration: ([\d.]+) ms {2}plan:\n((?:\t.*\n)+)/g)]
      .map(([, ms, text]) => {
        const plan = JSON.parse(text!);
        const statement = String(plan["Query Text"]).replace(/\s+/g, " ").trim();
        return { statement, cost: Number(plan.Plan["Total Cost"]), ms: Number(ms) };
      })
      .sort((one, other) => other.cost - one.cost);
  };
}
