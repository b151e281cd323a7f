import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { validate } from "@readme/openapi-parser";
import { expect, test } from "vitest";
import { ALL_ENDPOINTS } from "./all-endpoints";
import { codesOf } from "./endpoint";
import { openApiDocument } from "./openapi";
import { REFUSALS } from "./refusals";

const APP = path.resolve(import.meta.dirname, "../../app");
/** The document that describes the others is no call of its own. */
const DOCUMENT = "GET /api/v1/openapi.json";

const listed = ALL_ENDPOINTS.map(({ method, path: route }) => `${method} ${route}`).sort();

/** `METHOD path` of every handler that a route file under app/api/v1 exports. */
function routed(): string[] {
  const files = readdirSync(path.join(APP, "api/v1"), { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => path.basename(file) === "route.ts")
    .flatMap((file) => {
      const route = `/api/v1/${path.dirname(file)}`.replaceAll("[", "{").replaceAll("]", "}");
      const source = readFileSync(path.join(APP, "api/v1", file), "utf8");
      return [...source.matchAll(/export (?:const|(?:async )?function) ([A-Z]+)\b/g)].map(
        ([, method]) => `${method} ${route}`,
      );
    })
    .sort();
}

test("each route file serves calls of the list, and each call of the list has its route", () => {
  expect(new Set(listed).size).toBe(listed.length);
  expect(routed().filter((name) => name !== DOCUMENT)).toEqual(listed);
});

test("the OpenAPI document names every call with its parameters, and every reference in it leads somewhere", () => {
  const document = JSON.parse(JSON.stringify(openApiDocument(ALL_ENDPOINTS)));
  const described = Object.entries<Record<string, unknown>>(document.paths).flatMap(([route, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${route}`),
  );
  expect(described.sort()).toEqual(listed);
  for (const { method, path: route } of ALL_ENDPOINTS) {
    const operation = document.paths[route][method.toLowerCase()];
    const names = operation.parameters
      .filter((parameter: { in: string }) => parameter.in === "path")
      .map(({ name }: { name: string }) => `{${name}}`);
    expect(names).toEqual(route.match(/\{\w+\}/g) ?? []);
    expect(Object.keys(operation.responses).some((status) => status.startsWith("2"))).toBe(true);
  }
  for (const [, pointer] of JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const found = pointer!.split("/").reduce((part, key) => part?.[key], document);
    expect(found, pointer).toBeDefined();
  }
});

test("the OpenAPI document is valid, by a validator that is not ours", async () => {
  const result = await validate(JSON.parse(JSON.stringify(openApiDocument(ALL_ENDPOINTS))));
  expect(result).toMatchObject({ valid: true, warnings: [] });
  const broken = JSON.parse(JSON.stringify(openApiDocument(ALL_ENDPOINTS)));
  broken.paths["/api/v1/projects"].get.responses = {};
  expect((await validate(broken)).valid).toBe(false);
});

test("two refusals with one status both stand in the document, each with what it means", () => {
  const document = JSON.parse(JSON.stringify(openApiDocument(ALL_ENDPOINTS)));
  for (const definition of ALL_ENDPOINTS) {
    const { responses } = document.paths[definition.path][definition.method.toLowerCase()];
    for (const code of codesOf(definition)) {
      const { schema } = responses[REFUSALS[code].status].content["application/problem+json"];
      const described = { const: code, description: REFUSALS[code].means };
      expect(schema.properties.code.oneOf, `${definition.method} ${definition.path}`).toContainEqual(described);
    }
  }
});

test("no answer is left open: every call says what comes back, to the last key", () => {
  for (const { method, path: route, answer, files } of ALL_ENDPOINTS)
    expect(answer ?? files, `${method} ${route}`).toBeDefined();
});
