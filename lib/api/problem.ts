import "server-only";
import { appErrorOf } from "@/lib/server/db";
import { log } from "@/lib/server/log";
import { type Code, REFUSALS } from "./refusals";

const TITLES: Record<number, string> = {
  400: "Invalid request",
  401: "Not signed in",
  403: "Not allowed",
  404: "Not found",
  409: "Conflict",
  413: "Too large",
  415: "Unsupported media type",
  422: "Not possible",
  429: "Too many requests",
  500: "Internal error",
  503: "Unavailable",
};

/** An RFC 9457 problem document. `code` is stable; `detail` says what happened and what to do. */
export function problem(code: Code, detail: string, more: Record<string, unknown> = {}): Response {
  const { status } = REFUSALS[code];
  const body = { ...more, type: "about:blank", title: TITLES[status], status, code, detail };
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
  if (known) return problem(known.detail.code === "archived" ? "archived" : known.code, known.message, known.detail);
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
