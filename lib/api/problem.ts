import "server-only";
import { jsonLine } from "@/lib/core/text/json-line";
import { appErrorOf } from "@/lib/server/db";
import { log } from "@/lib/server/log";
import { requestId } from "@/lib/server/request";
import { type Code, REFUSALS } from "./refusals";

const TITLES: Record<number, string> = {
  400: "Invalid request",
  401: "Not signed in",
  403: "Not allowed",
  404: "Not found",
  405: "Method not allowed",
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
  const body = { ...more, type: "about:blank", title: TITLES[status], status, code, detail, requestId: requestId() };
  const headers: Record<string, string> = { "content-type": "application/problem+json", "cache-control": "no-store" };
  if (status === 401) headers["www-authenticate"] = 'Bearer realm="touchstone"';
  if (typeof more.retryAfter === "number") headers["retry-after"] = String(more.retryAfter);
  return new Response(jsonLine(body), { status, headers });
}

/** Any thrown value as a problem document. Only what nobody knows is 500. */
export function problemOf(error: unknown): Response {
  const known = appErrorOf(error);
  if (known) return problem(known.detail.code === "archived" ? "archived" : known.code, known.message, known.detail);
  log.error({ error }, "request failed");
  return problem("internal", "Something went wrong on our side. Nothing of this request was kept; try again.");
}
