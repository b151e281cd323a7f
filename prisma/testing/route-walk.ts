import path from "node:path";
import { ALL_ENDPOINTS } from "@/lib/api/all-endpoints";
import type { Endpoint } from "@/lib/api/endpoint";

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

export interface Step {
  definition: Endpoint;
  /** `METHOD path`, as in the list of endpoints. */
  name: string;
}

export const ALL_STEPS: readonly Step[] = ALL_ENDPOINTS.map((definition) => ({
  definition,
  name: `${definition.method} ${definition.path}`,
}));

export interface Answered {
  name: string;
  status: number;
  /** Headers and body, to be searched. */
  text: string;
}

/** The handler that Next.js would call: the one that the route file exports for the method. */
async function handlerOf({ method, path: route }: Endpoint): Promise<Handler> {
  const folder = route.replaceAll("{", "[").replaceAll("}", "]");
  const module: Record<string, Handler> = await import(
    path.resolve(import.meta.dirname, "../..", `app${folder}/route.ts`)
  );
  const handler = module[method];
  if (!handler) throw new Error(`${route} has no ${method}`);
  return handler;
}

/** Makes one call through the route file of the endpoint. */
export async function callRoute(
  { definition, name }: Step,
  {
    token,
    params,
    query,
    body,
  }: { token: string | null; params: Record<string, string>; query: string; body: unknown },
): Promise<Answered> {
  const handler = await handlerOf(definition);
  const request = new Request(`http://127.0.0.1:3000/api/v1${query}`, {
    method: definition.method,
    headers: { "content-type": "application/json", ...(token !== null && { authorization: `Bearer ${token}` }) },
    body: definition.body || definition.streams ? JSON.stringify(body) : undefined,
  });
  const response = await handler(request, { params: Promise.resolve(params) });
  const headers = JSON.stringify([...response.headers]);
  return { name, status: response.status, text: `${headers}\n${await response.text()}` };
}
