import type { Endpoint } from "@/lib/api/endpoint";
import { serve } from "@/lib/api/serve";

interface Call {
  token: string;
  params?: Record<string, string>;
  query?: string;
  body?: unknown;
}

/** Makes a call of the HTTP API as a program would, through everything but the network. */
export async function callApi(endpoint: Endpoint, { token, params = {}, query = "", body }: Call) {
  const request = new Request(`http://127.0.0.1:3000/api${query}`, {
    method: endpoint.method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const response = await serve(endpoint)(request, { params: Promise.resolve(params) });
  const text = await response.text();
  const isJson = /[/+]json\b/.test(response.headers.get("content-type") ?? "");
  return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : null };
}
