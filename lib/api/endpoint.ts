import type { ZodType } from "zod";
import type { Actor } from "@/lib/auth/actor";
import type { Result } from "@/lib/server/errors";

export type Params = Record<string, string>;

/** How a body comes in: parsed JSON, or handed on as a stream. */
export type BodyKind = "none" | "json" | "stream";

/**
 * One call of the HTTP API: what it accepts, who may make it, what it answers. The server, the OpenAPI document and the tests that
 * walk all routes read the same object.
 */
export interface Endpoint<Scope = unknown, Query = unknown, Body = unknown> {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** In OpenAPI's style: `/api/v1/projects/{id}/rounds`. */
  path: string;
  summary: string;
  /** Finds and proves the scope; throws AppError. */
  scope: (actor: Actor, params: Params) => Promise<Scope>;
  query?: ZodType<Query>;
  body?: ZodType<Body>;
  /** For streamed bodies: the content types that are understood. */
  streams?: readonly string[];
  /** Status of success; 200 unless said. */
  status?: number;
  /** Schema of the answer, for the document; a media type where the answer is a stream. */
  answer?: ZodType | string;
  /** Reasons of refusal that are not the caller's rights or form, with their status. */
  refusals?: Record<string, 400 | 403 | 404 | 409 | 413 | 422>;
  // Method syntax, so that endpoints of different scopes fit into one list.
  handle(call: {
    scope: Scope;
    query: Query;
    body: Body;
    params: Params;
    request: Request;
  }): Promise<Result<unknown> | Response>;
}

/** Ties the types of a call's parts together. */
export function endpoint<Scope, Query = undefined, Body = undefined>(
  definition: Endpoint<Scope, Query, Body>,
): Endpoint<Scope, Query, Body> {
  return definition;
}
