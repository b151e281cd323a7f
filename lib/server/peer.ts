import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

const HEADER = "x-touchstone-peer";
const noted = globalThis as typeof globalThis & { touchstonePeersNoted?: boolean };

/**
 * From now on every request carries the address at the other end of its connection. Route handlers and pages see headers only, and
 * those are the client's word; this one is overwritten before anything reads it. Call once, when the server starts.
 */
export function notePeers(): void {
  if (noted.touchstonePeersNoted) return;
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    if (isFromFront(request)) return;
    request.headers[HEADER] = request.socket.remoteAddress ?? "unknown";
  });
  noted.touchstonePeersNoted = true;
}

/** Whether the server before this one handed the request on (scripts/web/front.mjs), which has noted who asked it. */
function isFromFront({ headers }: IncomingMessage): boolean {
  const secret = process.env.TOUCHSTONE_FRONT;
  return secret !== undefined && headers["x-touchstone-front"] === secret;
}

/** The address at the other end of the connection: a reverse proxy's, where there is one. Null where nobody notes it. */
export function peerAddress(headers: Pick<Headers, "get">): string | null {
  return noted.touchstonePeersNoted ? headers.get(HEADER) : null;
}
