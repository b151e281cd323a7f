import "server-only";
import { AppError } from "@/lib/server/errors";
import { log } from "@/lib/server/log";
import type { Actor } from "./actor";
import { clientAddress } from "./origin";
import type { RefusalAction } from "./refused-book";
import { keepRefusals, type Refusal } from "./refused-log";
import { isUuid } from "./uuid";

/** Of how many different refusals a process keeps count until they are written. */
const MOST_WAITING = 500;
/** A flood is written once in this time. */
const PAUSE_MS = 1000;

interface Waiting {
  refusals: Map<string, { refusal: Refusal; times: number }>;
  beyond: number;
}

interface Notes {
  waiting: Waiting;
  /** Ends when nothing waits any more, and a pause has passed. */
  writing: Promise<void> | null;
  /** What is being written at this moment. */
  atWork: Promise<void> | null;
}

const nothing = (): Waiting => ({ refusals: new Map(), beyond: 0 });
// Of the process: pages and calls may each have a copy of this module.
const globals = globalThis as typeof globalThis & { touchstoneRefusals?: Notes };

/** Notes a refusal for the log: at once where it is rare, counted where there are many. Never throws, and nobody waits for it. */
export function noteRefusal(refusal: Refusal): void {
  globals.touchstoneRefusals ??= { waiting: nothing(), writing: null, atWork: null };
  const notes = globals.touchstoneRefusals;
  const key = JSON.stringify(refusal);
  const known = notes.waiting.refusals.get(key);
  if (known) known.times++;
  else if (notes.waiting.refusals.size < MOST_WAITING) notes.waiting.refusals.set(key, { refusal, times: 1 });
  else notes.waiting.beyond++;
  notes.writing ??= write(notes).finally(() => {
    notes.writing = null;
  });
}

async function write(notes: Notes): Promise<void> {
  while (notes.waiting.refusals.size > 0 && globals.touchstoneRefusals === notes) {
    const { refusals, beyond } = notes.waiting;
    notes.waiting = nothing();
    notes.atWork = keepRefusals([...refusals.values()], beyond).catch((error: unknown) =>
      log.warn({ error, refusals: refusals.size }, "could not write refused attempts into the audit log"),
    );
    await notes.atWork;
    await pause();
  }
}

/** A timer that keeps no process from ending. */
const pause = () => new Promise<void>((resolve) => setTimeout(resolve, PAUSE_MS).unref());

/** Until what was noted is written. */
export async function refusalsWritten(): Promise<void> {
  await globals.touchstoneRefusals?.writing;
}

interface Asked {
  headers: Pick<Headers, "get">;
  actor: Actor | null;
  place: string;
  /** Parts of the address, or what the action was given: the first id counts. */
  about?: readonly string[];
}

/** Notes what was thrown, where it is the end of a request whose rights do not suffice. Never throws. */
export function noteRefused(error: unknown, asked: Asked): void {
  note(actionOf(error, asked.headers), asked);
}

/** Notes what a command answered to `place`, where it was an attempt to get at what is not one's own. Never throws. */
export function noteRefusedResult(reason: string, asked: Asked): void {
  note(reason === "rate-limited" ? "limit.refused" : (GUESSES[asked.place]?.[reason] ?? null), asked);
}

/** Where a wrong answer is a guess at a secret. */
const GUESSES: Partial<Record<string, Partial<Record<string, RefusalAction>>>> = {
  "password.change": { wrong: "password.refused" },
  "invitation.accept": {
    unknown: "link.refused",
    used: "link.refused",
    revoked: "link.refused",
    expired: "link.refused",
    "wrong-account": "link.refused",
  },
};

function note(action: RefusalAction | null, { headers, actor, place, about = [] }: Asked): void {
  if (!action) return;
  const refusal = { action, place, userId: actor?.userId ?? null, address: clientAddress(headers) };
  noteRefusal({ ...refusal, about: about.find(isUuid) });
}

function actionOf(error: unknown, headers: Asked["headers"]): RefusalAction | null {
  if (!(error instanceof AppError)) return null;
  if (error.code === "forbidden") return "right.refused";
  if (error.code === "not-found") return "right.hidden";
  if (error.code === "rate-limited") return "limit.refused";
  // Whoever is merely signed out tried nothing.
  return error.code === "unauthenticated" && headers.get("authorization") ? "token.refused" : null;
}

/** A page's path without what differs, `/projects/{id}/settings`, and what that was. */
export function placeOfPath(path: string): { place: string; about: string[] } {
  const segments = path.split(/[?#]/)[0]!.split("/");
  const isOurs = (segment: string) => /^[a-z-]{0,24}$/.test(segment);
  const place = segments.map((segment) => (isOurs(segment) ? segment : "{id}")).join("/");
  return { place: place.slice(0, 120), about: segments.filter((segment) => !isOurs(segment)) };
}
