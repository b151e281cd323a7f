import type { Call } from "./endpoint";
import { problemSchema } from "./refusals";

/** An answer of the server by the call's schema, a refusal of it, or that there was none. */
export type Reply<Answer = unknown> =
  | { ok: true; status: number; body: Answer; headers: Headers }
  | { ok: false; status: number; code: string; message: string; kept?: string };

/** The status of a reply that never came, or that this page cannot read. */
export const NO_ANSWER = 0;

export interface Asked {
  /** What stands in the path's braces. */
  params?: Record<string, string>;
  query?: Record<string, string | undefined>;
  /** Sent as JSON, or a file as it is. */
  body?: object | Blob;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  timeoutMs?: number;
  keepalive?: boolean;
}

/** Makes a call of the API from the browser. Throws only where `signal` stopped it. */
export async function ask<Answer>(
  { method, path, answer }: Call<Answer>,
  { params = {}, query = {}, body, headers, signal, timeoutMs, keepalive }: Asked = {},
): Promise<Reply<Answer>> {
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const search = given.length > 0 ? `?${new URLSearchParams(given)}` : "";
  const isFile = body instanceof Blob;
  const limits = [signal, timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs)];
  try {
    const response = await fetch(path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(params[name]!)) + search, {
      method,
      headers: { ...(body && { "content-type": isFile ? "text/plain" : "application/json" }), ...headers },
      body: body && (isFile ? body : JSON.stringify(body)),
      signal: AbortSignal.any(limits.filter((limit) => limit !== undefined)),
      cache: "no-store",
      keepalive,
    });
    const { status } = response;
    const raw: unknown = status === 204 ? null : await response.json();
    if (response.ok && answer) return { ok: true, status, body: answer.parse(raw), headers: response.headers };
    const { code, detail, kept } = problemSchema.parse(raw);
    return { ok: false, status, code, message: detail, kept: typeof kept === "string" ? kept : undefined };
  } catch (error) {
    if (signal?.aborted) throw error;
    return { ok: false, status: NO_ANSWER, code: "unreachable", message: "The server does not answer." };
  }
}
