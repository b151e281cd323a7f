import "server-only";
import { appErrorOf } from "@/lib/server/db";
import { ERROR_STATUS, type ErrorCode } from "@/lib/server/errors";
import { log } from "@/lib/server/log";

const TITLES: Record<ErrorCode, string> = {
  unauthenticated: "Not signed in",
  forbidden: "Not allowed",
  "not-found": "Not found",
  conflict: "Conflict",
  invalid: "Invalid request",
  "too-large": "Too large",
  "unsupported-media-type": "Unsupported media type",
  "rate-limited": "Too many requests",
  unavailable: "Unavailable",
  internal: "Internal error",
};

/** An RFC 9457 problem document. `code` is stable; `detail` says what happened and what to do. */
export function problem(code: ErrorCode, detail: string, more: Record<string, unknown> = {}): Response {
  const status = ERROR_STATUS[code];
  const body = { type: "about:blank", title: TITLES[code], status, code, detail, ...more };
  const headers: Record<string, string> = { "content-type": "application/problem+json", "cache-control": "no-store" };
  if (status === 401) headers["www-authenticate"] = 'Bearer realm="touchstone"';
  if (typeof more.retryAfter === "number") headers["retry-after"] = String(more.retryAfter);
  return new Response(JSON.stringify(body), { status, headers });
}

const LOST_CONNECTION =
  /ECONNREFUSED|ECONNRESET|EPIPE|Can't reach database|terminating connection|Connection terminated|the database system is|timeout exceeded when trying to connect|DatabaseNotReachable|server closed the connection/i;

/** Any thrown value as a problem document. A lost database is 503 with the advice to try again; only the unknown is 500. */
export function problemOf(error: unknown): Response {
  const known = appErrorOf(error);
  if (known) return problem(known.code, known.message, known.detail);
  if (isLostConnection(error)) {
    return problem(
      "unavailable",
      "The database cannot be reached right now, and this request may be lost. Send it again in a moment; a submit with the same Idempotency-Key is stored once.",
      { retryAfter: 1 },
    );
  }
  log.error({ error }, "request failed");
  return problem("internal", "Something went wrong on our side. Nothing of this request was kept; try again.");
}

function isLostConnection(error: unknown): boolean {
  const text =
    error instanceof Error
      ? `${error.message} ${"code" in error ? error.code : ""} ${error.cause ?? ""}`
      : String(error);
  return LOST_CONNECTION.test(text) || /\b(P1001|P1002|P1008|P1017|P2024|57P0[123])\b/.test(text);
}
