/** The few ways in which a request can fail unexpectedly; `lib/api/refusals` gives each its HTTP status. */
export type ErrorCode =
  | "unauthenticated"
  | "forbidden"
  | "not-found"
  | "conflict"
  | "invalid"
  | "too-large"
  | "unsupported-media-type"
  | "rate-limited"
  | "unavailable"
  | "storage-full"
  | "storage-failed"
  | "storage-read-only"
  | "internal";

/** Under which names an error is known, whichever copy of this file made it. */
const KINDS = Symbol.for("touchstone.error-kinds");

const isKnownAs = (kind: string, value: unknown): boolean =>
  typeof value === "object" && value !== null && KINDS in value && (value[KINDS] as readonly string[]).includes(kind);

/**
 * A surprise, or the end of a request whose rights do not suffice. Expected outcomes are return values instead.
 * A server may hold this file more than once (for pages and for calls), and what one of them computes the other may wait for: so
 * `instanceof` asks what an error is, not which copy made it.
 */
export class AppError extends Error {
  static override [Symbol.hasInstance](value: unknown): boolean {
    return isKnownAs("app", value);
  }

  get [KINDS](): readonly string[] {
    return ["app"];
  }

  constructor(
    readonly code: ErrorCode,
    message: string,
    /** More for the problem document, such as `errors` by field. */
    readonly detail: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = "AppError";
  }
}

/** An expected outcome: what a command returns instead of throwing. `reason` is stable, `message` is for people. */
export type Result<Value, Reason extends string = string> =
  | { ok: true; value: Value }
  | { ok: false; reason: Reason; message: string; detail?: Record<string, unknown> };

/** What a query or command gives where it is not refused. */
export type ValueOf<Query extends (...args: never[]) => Promise<unknown>> = Extract<
  Awaited<ReturnType<Query>>,
  { ok: true; value: unknown }
>["value"];

export function ok<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

export function no<Reason extends string>(reason: Reason, message: string, detail?: Record<string, unknown>) {
  return { ok: false as const, reason, message, detail };
}

/** Says that a project is archived, for whoever would write into it. */
export class ArchivedError extends AppError {
  static override [Symbol.hasInstance](value: unknown): boolean {
    return isKnownAs("archived", value);
  }

  override get [KINDS](): readonly string[] {
    return ["app", "archived"];
  }

  constructor(
    /** Where it is known. */
    readonly projectId?: string,
  ) {
    super("conflict", "The project is archived and read only. A lead can take it up again in its settings.", {
      code: "archived",
    });
  }
}
