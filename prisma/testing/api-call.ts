import { expect } from "vitest";
import { codesOf, type Endpoint } from "@/lib/api/endpoint";
import { problemSchema, REFUSALS } from "@/lib/api/refusals";
import { serve } from "@/lib/api/serve";

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

interface Call {
  token: string | null;
  params?: Record<string, string>;
  query?: string;
  body?: unknown;
  /** The body as it is sent, instead. */
  text?: string;
  /** Of the route file, where that is what is tested. */
  handler?: Handler;
}

/**
 * Makes a call of the HTTP API as a program would, through everything but the network. Whatever comes back must be what the endpoint
 * says: an answer that its schema knows to the last key, a file of a declared type, or a refusal that it names.
 */
export async function callApi(
  endpoint: Endpoint,
  { token, params = {}, query = "", body, text, handler = serve(endpoint) }: Call,
) {
  const request = new Request(`http://127.0.0.1:3000/api${query}`, {
    method: endpoint.method,
    headers: { "content-type": "application/json", ...(token !== null && { authorization: `Bearer ${token}` }) },
    body: text ?? (body === undefined ? undefined : JSON.stringify(body)),
  });
  const response = await handler(request, { params: Promise.resolve(params) });
  const read = await response.text();
  const isJson = /[/+]json\b/.test(response.headers.get("content-type") ?? "");
  const json = isJson ? JSON.parse(read) : null;
  const answered = { status: response.status, headers: response.headers, text: read, json };
  expectDescribed(endpoint, answered);
  return answered;
}

type Answered = { status: number; headers: Headers; json: unknown };

function expectDescribed(endpoint: Endpoint, { status, headers, json }: Answered): void {
  const name = `${endpoint.method} ${endpoint.path}`;
  const type = headers.get("content-type")?.split(";")[0] ?? "";
  if (status >= 400) {
    const { code } = problemSchema.parse(json);
    const named = codesOf(endpoint).filter((known) => REFUSALS[known].status === status);
    expect(named, `${name} gives a refusal that it does not name`).toContain(code);
  } else if (status === 204) expect(endpoint.empty, `${name} does not say when it answers nothing`).toBeDefined();
  else if (headers.has("content-disposition")) expect(endpoint.files, `${name} sends a file`).toContain(type);
  else {
    expect(status, name).toBe(endpoint.status ?? 200);
    const parsed = endpoint.answer?.safeParse(json);
    if (!parsed?.success) throw new Error(`${name} answers what its schema does not know: ${parsed?.error.message}`);
    expect(json, `${name} answers keys that its schema does not know`).toEqual(parsed.data);
  }
}
