import { z } from "zod";
import type { Endpoint } from "./endpoint";

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string().describe("Stable; programs may compare it"),
  detail: z.string().describe("What happened, what was kept, what to do"),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});

const jsonSchema = (schema: z.ZodType, io: "input" | "output") =>
  z.toJSONSchema(schema, { target: "openapi-3.0", io, unrepresentable: "any", reused: "inline" });

const problems = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
});

function parameters(definition: Endpoint) {
  const inPath = [...definition.path.matchAll(/\{(\w+)\}/g)].map((match) => ({
    name: match[1],
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  if (!definition.query) return inPath;
  const query = jsonSchema(definition.query, "input") as {
    properties?: Record<string, { description?: string }>;
    required?: string[];
  };
  const inQuery = Object.entries(query.properties ?? {}).map(([name, schema]) => ({
    name,
    in: "query",
    required: query.required?.includes(name) ?? false,
    description: schema.description,
    schema,
  }));
  return [...inPath, ...inQuery];
}

function success(definition: Endpoint) {
  const status = String(definition.status ?? 200);
  if (!definition.answer) return { [status]: { description: "Done" } };
  const content =
    typeof definition.answer === "string"
      ? { [definition.answer]: { schema: { type: "string" } } }
      : { "application/json": { schema: jsonSchema(definition.answer, "output") } };
  return { [status]: { description: "Done", content } };
}

function requestBody(definition: Endpoint) {
  if (definition.body)
    return { required: true, content: { "application/json": { schema: jsonSchema(definition.body, "input") } } };
  if (!definition.streams) return undefined;
  return {
    required: true,
    content: Object.fromEntries(
      definition.streams.map((type) => [type, { schema: { type: "string", format: "binary" } }]),
    ),
  };
}

function operation(definition: Endpoint) {
  const refusals = Object.entries(definition.refusals ?? {}).map(([reason, status]) => [
    String(status),
    problems(`${reason} (or another cause with this status)`),
  ]);
  return {
    summary: definition.summary,
    parameters: parameters(definition),
    requestBody: requestBody(definition),
    responses: {
      ...success(definition),
      "400": problems("The request is not well-formed; `errors` names the fields"),
      "401": problems("No valid token or cookie"),
      "403": problems("The role does not allow it"),
      "404": problems("It does not exist, or is not open to the caller"),
      ...Object.fromEntries(refusals),
    },
  };
}

/** The OpenAPI 3.0 document of all endpoints, from the schemas that validate them. */
export function openApiDocument(endpoints: readonly Endpoint[]) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const definition of endpoints) {
    paths[definition.path] = { ...paths[definition.path], [definition.method.toLowerCase()]: operation(definition) };
  }
  return {
    openapi: "3.0.3",
    info: { title: "Touchstone", version: "1", description: "Label, measure, resolve and release, by program." },
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer" } },
      schemas: { Problem: jsonSchema(problemSchema, "output") },
    },
  };
}
