import { z } from "zod";
import { codesOf, type Endpoint } from "./endpoint";
import { type Code, problemSchema, REFUSALS } from "./refusals";

const jsonSchema = (schema: z.ZodType, io: "input" | "output") => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any", reused: "inline" });
  return rest;
};

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

function success({ status = 200, answer, files = [], empty }: Endpoint) {
  const schema = answer && jsonSchema(answer, "output");
  const content = {
    ...Object.fromEntries(files.map((type) => [type, {}])),
    // A file that is JSON has no schema of ours.
    ...(schema && {
      "application/json": { schema: files.includes("application/json") ? { anyOf: [schema, {}] } : schema },
    }),
  };
  return {
    [String(status)]: { description: "Done", content },
    ...(empty !== undefined && { "204": { description: empty } }),
  };
}

/** The refusals by status; each names its codes and what they mean. */
function refusals(definition: Endpoint) {
  const all = codesOf(definition);
  const statuses = [...new Set(all.map((code) => REFUSALS[code].status))];
  return Object.fromEntries(
    statuses.map((status) => {
      const codes = all.filter((code) => REFUSALS[code].status === status);
      return [String(status), refused(codes)];
    }),
  );
}

function refused(codes: readonly Code[]) {
  return {
    description: codes.map((code) => `\`${code}\`: ${REFUSALS[code].means}.`).join("\n\n"),
    content: {
      "application/problem+json": {
        schema: {
          allOf: [{ $ref: "#/components/schemas/Problem" }],
          properties: {
            code: { oneOf: codes.map((code) => ({ const: code, description: REFUSALS[code].means })) },
          },
        },
      },
    },
  };
}

function requestBody(definition: Endpoint) {
  if (definition.body)
    return { required: true, content: { "application/json": { schema: jsonSchema(definition.body, "input") } } };
  if (!definition.streams) return undefined;
  return { required: true, content: Object.fromEntries(definition.streams.map((type) => [type, {}])) };
}

function operation(definition: Endpoint) {
  return {
    summary: definition.summary,
    parameters: parameters(definition),
    requestBody: requestBody(definition),
    responses: { ...success(definition), ...refusals(definition) },
  };
}

/**
 * The OpenAPI document of all endpoints, from the schemas that validate them. It is 3.1, whose schemas are JSON Schema: intervals are
 * pairs, figures may be null, and a status has several codes with their meanings, none of which 3.0 can say.
 */
export function openApiDocument(endpoints: readonly Endpoint[]) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const definition of endpoints) {
    paths[definition.path] = { ...paths[definition.path], [definition.method.toLowerCase()]: operation(definition) };
  }
  return {
    openapi: "3.1.1",
    info: {
      title: "Touchstone",
      version: "1",
      description:
        "Label, measure, resolve and release, by program. A name that a call does not know, in its query or its body, is refused with 400.",
    },
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer" } },
      schemas: { Problem: jsonSchema(problemSchema, "output") },
    },
  };
}
