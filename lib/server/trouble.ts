import "server-only";
import { AppError } from "./errors";
import { noteTrouble, requestId } from "./request";

/** What the database is short of, as everybody is told: answers, pages, jobs, health. */
export const TROUBLES = {
  unavailable:
    "The database cannot be reached right now. Whether what you sent was kept is unknown: send it again in a moment, with the same Idempotency-Key if it had one, and it is stored once.",
  "storage-full":
    "The database has no room left on its disk, so nothing can be stored. What you sent was not kept; send it again when whoever runs this instance has made room.",
  "storage-failed":
    "The database cannot read or write its disk. Whether what you sent was kept is unknown; tell whoever runs this instance, who finds the reason in PostgreSQL’s log.",
  "storage-read-only":
    "The database takes no changes at the moment: it is read only. What you sent was not kept; send it again when whoever runs this instance has made it writable.",
} as const;
export type Trouble = keyof typeof TROUBLES;

/** SQLSTATEs, Prisma's codes and the system's, by their beginnings: the longest that fits counts. */
const CODES: Record<string, Trouble | "too-large" | "busy"> = {
  // Connection exceptions, shutting down and starting up, out of memory, of connections.
  "08": "unavailable",
  "57P": "unavailable",
  "53": "unavailable",
  "53100": "storage-full",
  "53400": "storage-full",
  "58": "storage-failed",
  XX001: "storage-failed",
  XX002: "storage-failed",
  "25006": "storage-read-only",
  // A row, an index entry, a statement beyond what PostgreSQL can hold.
  "54": "too-large",
  // Tried again five times, and still in somebody's way.
  "40001": "busy",
  "40P01": "busy",
  P2034: "busy",
  P1001: "unavailable",
  P1002: "unavailable",
  P1008: "unavailable",
  P1017: "unavailable",
  P2024: "unavailable",
  P2028: "unavailable",
  P2037: "unavailable",
  ECONNREFUSED: "unavailable",
  ECONNRESET: "unavailable",
  ECONNABORTED: "unavailable",
  EPIPE: "unavailable",
  ETIMEDOUT: "unavailable",
  EHOSTUNREACH: "unavailable",
  ENETUNREACH: "unavailable",
  ENOTFOUND: "unavailable",
  EAI_AGAIN: "unavailable",
};

/** What the driver says without a code. */
const WORDS =
  /Can't reach database|Connection terminated|terminating connection|the database system is|server closed the connection|timeout exceeded when trying to connect|^timeout expired$|Received unexpected \w+ message from backend|connection (?:error and is|was closed and is) not queryable|Client was closed|DatabaseNotReachable|ConnectionClosed|Unable to start a transaction|Transaction (?:already closed|not found)|Query read timeout|SocketTimeout/i;

const MOST_DEEP = 8;

/** Every error that stands behind this one, itself first: causes, what the driver said, several at once. */
function* behind(error: unknown, depth = 0): Generator<Record<string, unknown>> {
  if (typeof error !== "object" || error === null || depth > MOST_DEEP) return;
  const one = error as Record<string, unknown>;
  yield one;
  const { cause, meta, errors } = one;
  yield* behind(cause, depth + 1);
  if (typeof meta === "object" && meta !== null) {
    yield meta as Record<string, unknown>;
    yield* behind((meta as Record<string, unknown>).driverAdapterError, depth + 1);
  }
  if (Array.isArray(errors)) for (const inner of errors) yield* behind(inner, depth + 1);
}

function byCode(code: unknown) {
  if (typeof code !== "string") return undefined;
  for (let length = code.length; length >= 2; length--) {
    const known = CODES[code.slice(0, length)];
    if (known && (length === code.length || /^[0-9A-Z]{5}$/.test(code))) return known;
  }
  return undefined;
}

/**
 * The trouble of the database that a thrown value stands for, as the one error that everybody answers by; null where it stands for none.
 * What the server says of itself (a code) counts before what a driver says about a connection that it has lost.
 */
export function troubleOf(error: unknown): AppError | null {
  const all = [...behind(error)];
  const codes = all.flatMap(({ originalCode, code }) => [byCode(originalCode), byCode(code)]).filter((one) => one);
  const known = codes.find((one) => one !== "unavailable") ?? codes[0];
  const isLost = all.some(({ message }) => typeof message === "string" && WORDS.test(message));
  if (known === "too-large")
    return new AppError("too-large", "This is more than the database can hold in one piece; send it in parts.");
  if (known === "busy")
    return new AppError(
      "unavailable",
      "Others changed the same at this moment, and nothing of this was kept. Send it again.",
      RETRY,
    );
  const trouble = known ?? (isLost ? "unavailable" : null);
  return trouble && new AppError(trouble, TROUBLES[trouble], RETRY);
}

const RETRY = { retryAfter: 2 };

/** Whether an error says that the database is in trouble, and not something about the request. */
export const isTrouble = ({ code }: AppError): boolean => Object.hasOwn(TROUBLES, code);

/**
 * Throws the error on, with a name for whoever sees nothing else of it: the error page of Next.js gets the digest only. So a page too
 * says what is wrong with the database, and by which request it is found in the log.
 */
export function throwNamed(error: unknown): never {
  if (error instanceof Error) {
    const trouble = error instanceof AppError ? error : troubleOf(error);
    const isOurs = trouble && isTrouble(trouble);
    if (isOurs) noteTrouble();
    const id = requestId();
    if (id) Object.assign(error, { digest: isOurs ? `${trouble.code}.${id}` : id });
  }
  throw error;
}
