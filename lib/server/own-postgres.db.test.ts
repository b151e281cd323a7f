import os from "node:os";
import pg from "pg";
import { expect, inject, test, vi } from "vitest";

/** The priority of PostgreSQL's process for a connection of a process with the priority 7. */
async function priorityOf(embedded: "0" | "1"): Promise<number> {
  vi.resetModules();
  vi.stubEnv("TOUCHSTONE_EMBEDDED", embedded);
  const ours = vi.spyOn(os, "getPriority").mockReturnValueOnce(7);
  const { putInOrder } = await import("./own-postgres");
  const pool = new pg.Pool({ connectionString: inject("server").appUrl, max: 1, onConnect: putInOrder });
  try {
    const { rows } = await pool.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    ours.mockRestore();
    return os.getPriority(rows[0]!.pid);
  } finally {
    await pool.end();
    vi.unstubAllEnvs();
  }
}

test.skipIf(process.env.TEST_DATABASE_URL)(
  "PostgreSQL's process stands behind labelling as whom it works for does, where it is ours",
  async () => {
    expect(await priorityOf("1")).toBe(19);
    expect(await priorityOf("0")).toBe(0);
  },
);
