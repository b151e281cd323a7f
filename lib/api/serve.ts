import "server-only";
import { type ZodType, z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { currentActor } from "@/lib/auth/current";
import { requireSameOrigin } from "@/lib/auth/origin";
import { noteRefused } from "@/lib/auth/refused";
import { actorOfToken } from "@/lib/auth/tokens";
import { jsonLine } from "@/lib/core/text/json-line";
import { readInput } from "@/lib/input/read-input";
import { text } from "@/lib/input/schemas";
import { turnToCalculate } from "@/lib/server/beside-labelling";
import { AppError } from "@/lib/server/errors";
import { log } from "@/lib/server/log";
import { asRequest } from "@/lib/server/request";
import { type Endpoint, isHeavy, type Params } from "./endpoint";
import { limits, untilRead } from "./limits";
import { problem, problemOf } from "./problem";
import { readJson } from "./read-json";
import type { Code } from "./refusals";

/** Next.js hands over none where nothing in the path varies. */
const paramsSchema = z.record(z.string(), text(500)).default({});

/** Of a call that takes no query, or no body. */
const NOTHING = z.strictObject({});

type Handled = Awaited<ReturnType<Endpoint["handle"]>>;

/**
 * Makes a Next.js route handler of an endpoint: who asks → what they may → is the request well-formed → query or command → JSON.
 * A bearer token or the browser's cookie will do; with a cookie, a state-changing call must prove its origin.
 */
export function serve<Scope, Query, Body, Answer, Reason extends Code>(
  definition: Endpoint<Scope, Query, Body, Answer, Reason>,
) {
  const answer = async (request: Request, context: { params: Promise<Params> }): Promise<Response> => {
    const started = performance.now();
    let actor: Actor | null = null;
    let response: Response;
    let ended = () => {};
    try {
      actor = await actorOf(request);
      ended = await enter(actor, definition);
      const params = parse(paramsSchema, await context.params);
      const scope = await definition.scope(actor, params);
      const query = parse((definition.query ?? NOTHING) as ZodType<Query>, queryOf(request));
      const readsBody = definition.method !== "GET" && !definition.streams;
      const taken = (definition.body ?? NOTHING) as ZodType<Body>;
      const body = readsBody ? parse(taken, await readJson(request)) : (undefined as Body);
      const result = await definition.handle({ scope, query, body, params, request });
      response = result instanceof Response ? untilRead(result, ended) : answered(definition, result);
      if (!(result instanceof Response)) ended();
    } catch (error) {
      ended();
      const place = `${definition.method} ${definition.path}`;
      noteRefused(error, { headers: request.headers, actor, place, about: request.url.split(/[/?]/) });
      response = problemOf(error);
    }
    const ms = Math.round(performance.now() - started);
    log.info(
      { method: definition.method, path: definition.path, status: response.status, ms, user: actor?.userId },
      "api",
    );
    return response;
  };
  return (request: Request, context: { params: Promise<Params> }) =>
    asRequest(request.headers, () => answer(request, context));
}

/** Lets a call begin when it may; the function returned says that it has ended. */
async function enter(
  { userId }: Actor,
  definition: Pick<Endpoint, "heavy" | "streams" | "files">,
): Promise<() => void> {
  const leave = await limits().enter(userId, isHeavy(definition));
  // What writes a file takes its turns piece by piece.
  const endTurn = definition.heavy && !definition.files ? await turnToCalculate() : null;
  return () => {
    endTurn?.();
    leave();
  };
}

async function actorOf(request: Request): Promise<Actor> {
  const authorization = request.headers.get("authorization");
  if (authorization) {
    const token = /^Bearer\s+(\S+)$/i.exec(authorization)?.[1];
    const actor = token ? await actorOfToken(token) : null;
    if (!actor)
      throw new AppError(
        "unauthenticated",
        "The token is unknown, expired or revoked. Make a new one under Settings, Tokens.",
      );
    return actor;
  }
  const actor = await currentActor();
  if (!actor) throw new AppError("unauthenticated", "Send a token: Authorization: Bearer <token>.");
  // A page says whose work it sends, since somebody else may have signed in to the same browser meanwhile.
  const meant = request.headers.get("touchstone-user");
  if (meant && meant !== actor.userId)
    throw new AppError("unauthenticated", "Somebody else is signed in to this browser now. Sign in as yourself again.");
  if (request.method !== "GET" && request.method !== "HEAD") requireSameOrigin(request.headers);
  return actor;
}

function answered({ status = 200 }: Pick<Endpoint, "status">, result: Exclude<Handled, Response>): Response {
  if (!result.ok) return problem(result.reason, result.message, result.detail);
  const headers = { "cache-control": "no-store", ...result.headers };
  if (result.value === null) return new Response(null, { status: 204, headers });
  return new Response(jsonLine(result.value), {
    status,
    headers: { "content-type": "application/json", ...headers },
  });
}

/** A name that is given several times has a list. */
function queryOf(request: Request): Record<string, string | string[]> {
  const { searchParams } = new URL(request.url);
  return Object.fromEntries(
    [...new Set(searchParams.keys())].map((name) => {
      const values = searchParams.getAll(name);
      return [name, values.length === 1 ? values[0]! : values];
    }),
  );
}

function parse<T>(schema: ZodType<T>, raw: unknown): T {
  const read = readInput(schema, raw);
  if (read.ok) return read.value;
  throw new AppError("invalid", read.message, { errors: read.errors });
}
