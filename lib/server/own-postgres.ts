import "server-only";
import os from "node:os";
import type pg from "pg";
import { env } from "./env";
import { lowerPriority } from "./priority.mjs";

/**
 * Gives PostgreSQL's process for a connection the priority of the process, or thread, that it works for, where PostgreSQL is one that was
 * started here: an export's rows then wait for a label's as the export itself does.
 */
export function putInOrder(client: pg.ClientBase): void {
  const { processID } = client as pg.ClientBase & { processID?: number | null };
  const nice = os.getPriority();
  if (env().TOUCHSTONE_EMBEDDED && processID && nice > 0) lowerPriority(processID, nice);
}
