import type { ZodType } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { closed } from "@/lib/input/closed";
import { type Code, REFUSALS } from "./refusals";

export type Params = Record<string, string>;

/** What is asked of whom, and what comes back as JSON. Without imports of the server, so that the browser's client reads it as well. */
export interface Call<Answer = unknown> {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** In OpenAPI's style: `/api/v1/projects/{id}/rounds`. */
  path: string;
  /** Schema of the JSON that it answers; none where it only sends files. */
  answer?: ZodType<Answer>;
}

interface Described<Scope, Query, Body, Answer, Reason extends Code> extends Call<Answer> {
  summary: string;
  /** Finds and proves the scope; throws AppError. */
  scope: (actor: Actor, params: Params) => Promise<Scope>;
  query?: ZodType<Query>;
  body?: ZodType<Body>;
  /** For streamed bodies: the content types that are understood. */
  streams?: readonly string[];
  /** Status of success; 200 unless said. */
  status?: number;
  /** Whether it takes long: it reads every label, or starts work. Calls that send or take files do in any case. */
  heavy?: true;
  /** What 204 means, where the call may have nothing to answer: its value is null then. */
  empty?: string;
  /** Reasons of refusal that are not the caller's rights or form. */
  refusals?: readonly Reason[];
  /** The same, of those that are thrown. */
  throws?: readonly Code[];
}

interface Asked<Scope, Query, Body> {
  scope: Scope;
  query: Query;
  body: Body;
  params: Params;
  request: Request;
}

type Handled<Answer, Reason> =
  | { ok: true; value: Answer; headers?: Record<string, string> }
  | { ok: false; reason: Reason; message: string; detail?: Record<string, unknown> };

/** The media types of the files that a call sends as a Response of its own. */
export type Files<Sent extends Response = Response> = readonly string[] & { sent?: Sent };

/**
 * One call of the HTTP API: what it accepts, who may make it, what it answers. The server, the OpenAPI document and the tests that
 * walk all routes read the same object.
 */
export interface Endpoint<
  Scope = unknown,
  Query = unknown,
  Body = unknown,
  Answer = unknown,
  Reason extends Code = Code,
> extends Described<Scope, Query, Body, Answer, Reason> {
  files?: Files;
  // Method syntax, so that endpoints of different scopes fit into one list.
  handle(asked: Asked<Scope, Query, Body>): Promise<Handled<Answer, Reason> | Response>;
}

/**
 * Ties the types of a call's parts together: what it returns is what its answer's schema says, its reasons are those it names (one that
 * it never gives makes it no endpoint, which its route refuses), and only a call that says so sends files. Its query and its body are closed:
 * a name that they do not know is refused, whatever their schemas say alone.
 */
export function endpoint<
  Scope,
  Query = undefined,
  Body = undefined,
  Answer = never,
  Named extends Code = never,
  Given extends Named = never,
  Sent extends Response = never,
>(
  definition: Described<Scope, Query, Body, Answer, Named> & {
    files?: Files<Sent>;
    handle(asked: Asked<Scope, Query, Body>): Promise<Handled<NoInfer<Answer>, Given> | NoInfer<Sent>>;
  },
): [Named] extends [Given] ? Endpoint<Scope, Query, Body, Answer, Named> : { neverGiven: Exclude<Named, Given> };
export function endpoint({
  query,
  body,
  ...rest
}: Pick<Described<unknown, unknown, unknown, unknown, Code>, "query" | "body">): unknown {
  return { ...rest, query: query && closed(query), body: body && closed(body) };
}

/** For calls that send files of these media types. */
export function files(...types: string[]): Files {
  return types;
}

const ANY: readonly Code[] = [
  "invalid",
  "unauthenticated",
  "forbidden",
  "rate-limited",
  "internal",
  "unavailable",
  "storage-full",
  "storage-failed",
  "storage-read-only",
];

/** Whether a call waits for its turn (see limits.ts). */
export function isHeavy({ heavy, streams, files }: Pick<Endpoint, "heavy" | "streams" | "files">): boolean {
  return Boolean(heavy || streams || files);
}

/** Every code by which the call may refuse, what any call may meet included. */
export function codesOf({ method, path, streams, refusals = [], throws = [] }: Endpoint): Code[] {
  const codes = new Set<Code>([...ANY, ...refusals, ...throws]);
  if (path.includes("{")) codes.add("not-found");
  if (method !== "GET") for (const code of ["conflict", "archived"] as const) codes.add(code);
  if (method !== "GET") codes.add("too-large");
  if (streams) codes.add("unsupported-media-type");
  return [...codes].sort((one, other) => REFUSALS[one].status - REFUSALS[other].status);
}
