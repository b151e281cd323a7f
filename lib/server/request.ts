import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";

/** By it an answer, its page and every line of the log about it are found again. */
export const REQUEST_ID = "x-request-id";
const SANE = /^[A-Za-z0-9._-]{8,64}$/;

/** The request that is being answered. */
interface Current {
  id: string;
  /** Whether it met trouble of the database, which its status has to say. */
  isTroubled?: boolean;
  /** The projects that it proved it may see. */
  projects: Set<string>;
}

// One for all bundles of Next.js, each of which has this module for itself.
const globals = globalThis as typeof globalThis & {
  touchstoneRequest?: AsyncLocalStorage<Current>;
  touchstoneRequestsNoted?: boolean;
};
globals.touchstoneRequest ??= new AsyncLocalStorage();
const current = globals.touchstoneRequest;

/**
 * From now on every request has an id, in its headers and its answer's: the one it came with, where that is sane, else a new one. Call
 * once, when the server starts.
 */
export function noteRequests(): void {
  if (globals.touchstoneRequestsNoted) return;
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const id = idFrom(request.headers[REQUEST_ID]);
    request.headers[REQUEST_ID] = id;
    response.setHeader(REQUEST_ID, id);
    const here: Current = { id, projects: new Set() };
    sayTrouble(response, here);
    current.enterWith(here);
  });
  globals.touchstoneRequestsNoted = true;
}

const idFrom = (given: unknown): string => (typeof given === "string" && SANE.test(given) ? given : randomUUID());

/** A page that could not be made has status 500 by Next.js, whatever the reason, and a sign-in that could not be tried 401. */
function sayTrouble(response: ServerResponse, here: Current): void {
  const { writeHead } = response;
  response.writeHead = ((status: number, ...more: never[]) => {
    const isTold = here.isTroubled && (status === 500 || status === 401);
    if (isTold) response.setHeader("retry-after", "2");
    return writeHead.call(response, isTold ? 503 : status, ...more);
  }) as typeof writeHead;
}

/** The id of the request that is being answered; none in the worker. */
export const requestId = (): string | undefined => current.getStore()?.id;

/** The projects that the request that is being answered proved, to be added to. */
export const projectsOfRequest = (): Set<string> | undefined => current.getStore()?.projects;

/** Says that this request could not be answered because of the database. */
export function noteTrouble(): void {
  const here = current.getStore();
  if (here) here.isTroubled = true;
}

/** Does something as part of a request, where nobody noted it: in tests. */
export const asRequest = <T>(headers: Pick<Headers, "get">, work: () => T): T =>
  current.getStore() ? work() : current.run({ id: idFrom(headers.get(REQUEST_ID)), projects: new Set() }, work);
