import "server-only";
import { headers } from "next/headers";
import type { ZodType } from "zod";
import { readInput } from "@/lib/input/read-input";
import { appErrorOf } from "@/lib/server/db";
import { AppError, type ErrorCode, no, type Result } from "@/lib/server/errors";
import { log } from "@/lib/server/log";
import { requestId } from "@/lib/server/request";
import type { Actor } from "./actor";
import { currentActor } from "./current";
import { type GuidelineScope, requireGuideline } from "./guideline-scope";
import { type InstanceScope, requireInstance } from "./instance-scope";
import { requireSameOrigin } from "./origin";
import type { Permission } from "./permissions";
import { noteRefused, noteRefusedResult } from "./refused";
import { type RequestScope, requireRequests } from "./request-scope";
import { type ProjectScope, requireProject } from "./scope";

type Command<S, Input, Value, Reason extends string> = (scope: S, input: Input) => Promise<Result<Value, Reason>>;

async function run<S, Input, Value, Reason extends string>(
  name: string,
  prove: (actor: Actor | null) => S | Promise<S>,
  schema: ZodType<Input>,
  command: Command<S, Input, Value, Reason>,
  raw: unknown,
  about?: string,
): Promise<Result<Value, Reason | ErrorCode>> {
  let actor: Actor | null = null;
  try {
    requireSameOrigin(await headers());
    actor = await currentActor();
    const scope = await prove(actor);
    const input = readInput(schema, raw);
    if (!input.ok) return no("invalid", input.message, { errors: input.errors });
    const result = await command(scope, input.value);
    const reason = result.ok ? undefined : result.reason;
    log.info({ action: name, user: actor?.userId, ok: result.ok, reason }, "action");
    if (reason !== undefined) noteRefusedResult(reason, { headers: await headers(), actor, place: name });
    return result;
  } catch (error) {
    noteRefused(error, { headers: await headers(), actor, place: name, about: about ? [about] : [] });
    const known = appErrorOf(error);
    if (known) return no(known.code, known.message, known.detail);
    log.error({ action: name, error }, "action failed");
    const code = requestId();
    const words = "Something went wrong on our side. Nothing was changed; try again.";
    return no(
      "internal",
      code ? `${words} If it happens again, tell whoever runs this instance the code ${code}.` : words,
    );
  }
}

function signedIn(actor: Actor | null): Actor {
  if (actor) return actor;
  throw new AppError("unauthenticated", "You are signed out. Sign in again; what you typed stays on this page.");
}

/** A Server Action within a project: origin, sign-in, permission, schema, then the command. Never throws to the browser. */
export function projectAction<P extends Permission, Input, Value, Reason extends string>(
  name: string,
  permission: P,
  schema: ZodType<Input>,
  command: Command<ProjectScope<P>, Input, Value, Reason>,
) {
  return (projectId: string, raw: unknown) =>
    run(name, (actor) => requireProject(signedIn(actor), projectId, permission), schema, command, raw, projectId);
}

/** The same on a guideline. */
export function guidelineAction<Input, Value, Reason extends string>(
  name: string,
  schema: ZodType<Input>,
  command: Command<GuidelineScope<"edit">, Input, Value, Reason>,
) {
  return (guidelineId: string, raw: unknown) =>
    run(name, (actor) => requireGuideline(signedIn(actor), guidelineId, "edit"), schema, command, raw, guidelineId);
}

/** The same on the change requests of a guideline, which project reviewers may file. */
export function requestAction<Input, Value, Reason extends string>(
  name: string,
  schema: ZodType<Input>,
  command: Command<RequestScope<"file">, Input, Value, Reason>,
) {
  return (guidelineId: string, raw: unknown) =>
    run(name, (actor) => requireRequests(signedIn(actor), guidelineId, "file"), schema, command, raw, guidelineId);
}

/** The same for what only an admin of the instance may do. */
export function adminAction<Input, Value, Reason extends string>(
  name: string,
  schema: ZodType<Input>,
  command: Command<InstanceScope, Input, Value, Reason>,
) {
  return (raw: unknown) => run(name, (actor) => requireInstance(signedIn(actor)), schema, command, raw);
}

/** The same for what belongs to no project: the command itself asks what the actor may. */
export function actorAction<Input, Value, Reason extends string>(
  name: string,
  schema: ZodType<Input>,
  command: Command<Actor, Input, Value, Reason>,
) {
  return (raw: unknown) => run(name, signedIn, schema, command, raw);
}

/** The same for whoever comes, signed in or not. */
export function visitorAction<Input, Value, Reason extends string>(
  name: string,
  schema: ZodType<Input>,
  command: Command<Actor | null, Input, Value, Reason>,
) {
  return (raw: unknown) => run(name, (actor) => actor, schema, command, raw);
}
