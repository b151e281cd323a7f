import "server-only";
import os from "node:os";
import type pg from "pg";
import { env } from "./env";
import { LOWER, lowerPriority } from "./priority.mjs";

/**
 * Lowers PostgreSQL's process for a connection of a process, or thread, that is lowered itself, where PostgreSQL is one that was started
 * here: an export's rows then wait for a label's as the export itself does.
 */
export function putInOrder(client: pg.ClientBase): void {
  const { processID } = client as pg.ClientBase & { processID?: number | null };
  if (env().TOUCHSTONE_EMBEDDED && processID && os.getPriority() > 0) lowerPriority(processID, LOWER.connections);
}
