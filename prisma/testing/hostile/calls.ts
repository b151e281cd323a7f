import { z } from "zod";
import type { Endpoint, Params } from "@/lib/api/endpoint";
import { type Chance, goodValue, placesOf, type Schema } from "./places";
import { encoded, hostileBytes, hostileJson, hostileText } from "./values";

/** One call with something hostile in one place. */
export interface HostileCall {
  endpoint: Endpoint;
  /** Which place: `query.limit`, `body.answers.x`, `path.id`. */
  at: string;
  params: Params;
  /** With its question mark, or empty. */
  query: string;
  /** As it is sent. */
  body?: string;
}

const schemaOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Schema;

/** A call for every text and number that the endpoint takes, by its OpenAPI description: in path, query and body. */
export function* hostileCalls(endpoint: Endpoint, params: Params, chance: Chance): Generator<HostileCall> {
  const { random } = chance;
  const query = endpoint.query && schemaOf(endpoint.query);
  const body = endpoint.body && schemaOf(endpoint.body);
  const good = () => ({
    endpoint,
    params,
    query: query ? queryOf(query, chance) : "",
    body: body ? goodValue(body, chance) : endpoint.streams && '{"text":"one"}\n',
  });
  for (const [, name] of endpoint.path.matchAll(/\{(\w+)\}/g))
    yield { ...good(), at: `path.${name}`, params: { ...params, [name!]: hostileText(random) } };
  for (const name of [...Object.keys(query?.properties ?? {}), "__proto__"])
    yield { ...good(), at: `query.${name}`, query: queryOf(query ?? {}, chance, { [name]: hostileBytes(random) }) };
  if (!body) return;
  for (const { at, put } of placesOf(body, chance))
    yield { ...good(), at: `body${at}`, body: put(hostileJson(random)) };
}

/** A good query, with something else under one name. */
function queryOf(schema: Schema, chance: Chance, written: Record<string, string> = {}): string {
  const good: Record<string, unknown> = JSON.parse(goodValue({ type: "object", ...schema }, chance));
  const pairs = Object.entries({ ...Object.fromEntries(Object.entries(good).map(asText)), ...written });
  return pairs.length === 0 ? "" : `?${pairs.map(([name, value]) => `${name}=${value}`).join("&")}`;
}

function asText([name, value]: [string, unknown]): [string, string] {
  return [name, encoded(typeof value === "object" ? JSON.stringify(value) : String(value))];
}
