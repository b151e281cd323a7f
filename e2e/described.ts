import { type APIRequestContext, type APIResponse, expect } from "@playwright/test";
import Ajv2020, { type ValidateFunction } from "ajv/dist/2020.js";

interface Description {
  paths: Record<
    string,
    Record<string, { responses: Record<string, { content?: Record<string, { schema?: object }> }> }>
  >;
  components: object;
}

const ajv = new Ajv2020({ strict: false, validateFormats: false });
let description: Promise<Description> | undefined;
/** Compiled once each: that takes longer than the call. */
const checks = new Map<object, ValidateFunction>();

/** Holds what the server answered against the document by which it describes itself, and hands it on. */
export async function described(
  request: APIRequestContext,
  method: string,
  response: APIResponse,
): Promise<APIResponse> {
  description ??= request.get("/api/v1/openapi.json").then((answer) => answer.json());
  const { paths, components } = await description;
  const { pathname } = new URL(response.url());
  const [route] = Object.keys(paths)
    .filter((path) => new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}$`).test(pathname))
    .sort((one, other) => one.split("{").length - other.split("{").length);
  const name = `${method} ${pathname} (${response.status()})`;
  const told = route && paths[route]?.[method.toLowerCase()]?.responses[response.status()];
  if (!told) throw new Error(`the document does not know ${name}`);
  const type = response.headers()["content-type"]?.split(";")[0] ?? "";
  if (!told.content || type === "") return response;
  expect(Object.keys(told.content), name).toContain(type);
  const { schema } = told.content[type]!;
  if (schema) {
    const valid = checks.get(schema) ?? ajv.compile({ ...schema, components });
    checks.set(schema, valid);
    expect(valid(await response.json()), `${name}: ${ajv.errorsText(valid.errors)}`).toBe(true);
  }
  return response;
}
