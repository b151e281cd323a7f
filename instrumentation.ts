/** Runs once when the server starts, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { noteRequests } = await import("@/lib/server/request");
  const { notePeers } = await import("@/lib/server/peer");
  noteRequests();
  notePeers();
  // The server behind the front (scripts/web/behind.mjs) is the one that calculates.
  if (process.env.TOUCHSTONE_FRONT) (await import("@/lib/server/threads/calculate")).startThreads();
}

/** Runs where a page or an action could not be made: its error page shows the digest, by which this line is found. */
export async function onRequestError(
  error: unknown,
  { path, headers }: { path: string; headers: Record<string, unknown> },
): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { log } = await import("@/lib/server/log");
  const digest = error instanceof Error && "digest" in error ? error.digest : undefined;
  log.error({ error, digest, path: path.split("?", 1)[0], request: headers["x-request-id"] }, "page failed");
}
