import { setTimeout as pause } from "node:timers/promises";
import type { Troubles } from "./troubles";

export interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
}

interface Call {
  body?: unknown;
  /** Sent as it is, under this content type. */
  raw?: { text: string; type: string };
  headers?: Record<string, string>;
}

const ANSWER_WITHIN_MS = 30_000;
const GIVE_UP_MS = 90_000;
const BETWEEN_TRIES_MS = 50;

/** A program that calls the API of a server which may die at any moment. */
export class ApiClient {
  constructor(
    private readonly url: string,
    private readonly token: string,
    private readonly troubles?: Troubles,
  ) {}

  /** One try. Null where no whole answer came: then nobody knows whether the call took effect. */
  async attempt(method: string, path: string, { body, raw, headers = {} }: Call = {}): Promise<Answer | null> {
    const type = raw?.type ?? (body === undefined ? undefined : "application/json");
    try {
      const response = await fetch(`${this.url}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${this.token}`, ...(type && { "content-type": type }), ...headers },
        body: raw?.text ?? (body === undefined ? undefined : JSON.stringify(body)),
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      const text = await response.text();
      const isJson = response.headers.get("content-type")?.includes("json");
      const answer = { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
      if (answer.status >= 500) this.troubles?.note(answer.status, answer.body);
      return answer;
    } catch {
      return null;
    }
  }

  /** Tries again until the server answers with anything but an error of its own. For calls that may be repeated. */
  async insist(method: string, path: string, call: Call = {}): Promise<Answer> {
    const deadline = Date.now() + GIVE_UP_MS;
    for (;;) {
      const answer = await this.attempt(method, path, call);
      if (answer && answer.status < 500) return answer;
      if (Date.now() > deadline)
        throw new Error(`${method} ${path}: ${answer ? `still ${answer.status}` : "no answer"} after 90 s`);
      await pause(BETWEEN_TRIES_MS);
    }
  }

  /** A call that must succeed at once, and its answer. */
  async must<T>(method: string, path: string, call: Call = {}): Promise<T> {
    const answer = await this.attempt(method, path, call);
    if (answer && answer.status < 300) return answer.body as T;
    throw new Error(`${method} ${path}: ${answer ? `${answer.status} ${JSON.stringify(answer.body)}` : "no answer"}`);
  }
}
