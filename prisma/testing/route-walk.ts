import path from "node:path";
import { z } from "zod";
import { ALL_ENDPOINTS } from "@/lib/api/all-endpoints";
import type { Call, Endpoint } from "@/lib/api/endpoint";
import { callApi } from "./api-call";

export interface Step<Answer = unknown> {
  definition: Endpoint & Call<Answer>;
  /** `METHOD path`, as in the list of endpoints. */
  name: string;
}

export function stepOf<Answer>(definition: Endpoint & Call<Answer>): Step<Answer> {
  return { definition, name: `${definition.method} ${definition.path}` };
}

export const ALL_STEPS: readonly Step[] = ALL_ENDPOINTS.map((definition) => stepOf(definition));

export interface Answered<Answer = unknown> {
  name: string;
  status: number;
  /** Headers and body, to be searched. */
  text: string;
  json: Answer;
}

/** The handler that Next.js would call: the one that the route file exports for the method. */
async function handlerOf({ method, path: route }: Endpoint) {
  const folder = route.replaceAll("{", "[").replaceAll("}", "]");
  const module = await import(path.resolve(import.meta.dirname, "../..", `app${folder}/route.ts`));
  if (!module[method]) throw new Error(`${route} has no ${method}`);
  return module[method];
}

interface Asked {
  token: string | null;
  params: Record<string, string>;
  query: string;
  body: unknown;
}

/** Of what is known, what the body of the call takes. */
export function bodyOf({ body }: Endpoint, known: Record<string, unknown>): Record<string, unknown> {
  const taken = body instanceof z.ZodObject ? body.shape : {};
  return Object.fromEntries(Object.entries(known).filter(([name]) => name in taken));
}

/** Makes one call through the route file of the endpoint, and holds what comes back against what the endpoint says. */
export async function callRoute<Answer>(
  { definition, name }: Step<Answer>,
  { body, ...asked }: Asked,
): Promise<Answered<Answer>> {
  const answered = await callApi(definition, {
    ...asked,
    body: definition.body || definition.streams ? body : undefined,
    handler: await handlerOf(definition),
  });
  const { status, headers, text, json } = answered;
  return { name, status, text: `${JSON.stringify([...headers])}\n${text}`, json };
}
