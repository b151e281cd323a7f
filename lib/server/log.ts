import "server-only";
import pino from "pino";
import { requestId } from "./request";

/** One wide event per request, action or job. Never a secret, never an annotator's text. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? "info",
  base: undefined,
  mixin: () => ({ request: requestId() }),
  timestamp: pino.stdTimeFunctions.isoTime,
  // Errors are logged under `error`; pino prints only what it knows to be one.
  errorKey: "error",
  serializers: { error: pino.stdSerializers.err },
  redact: ["*.password", "*.token", "*.authorization", "*.cookie"],
});
