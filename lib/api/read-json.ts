import "server-only";
import { jsonLosses } from "@/lib/core/text/json-losses";
import { refusal } from "@/lib/input/read-input";
import { AppError } from "@/lib/server/errors";

/** Largest JSON body of a call; larger input comes as a stream. */
const MAX_JSON_BYTES = 8_000_000;

/** The JSON body of a call, {} where it has none. Whatever would not be kept as it was sent is refused by name. */
export async function readJson(request: Request): Promise<unknown> {
  const declared = Number(request.headers.get("content-length") ?? 0);
  if (declared > MAX_JSON_BYTES) throw tooLarge();
  const text = declared > 0 ? decodeUtf8(await request.arrayBuffer()) : await readText(request);
  if (text.trim() === "") return {};
  const value = parsed(text);
  const losses = jsonLosses(text);
  if (losses.length === 0) return value;
  const { message, errors } = refusal(losses.map((loss) => ({ field: loss.path.join("."), message: loss.message })));
  throw new AppError("invalid", `The body could not be kept as it was sent. ${message}`, { errors });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message.toWellFormed() : "unreadable";
    throw new AppError("invalid", `The body is not JSON: ${reason}.`);
  }
}

async function readText(request: Request): Promise<string> {
  if (!request.body) return "";
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let bytes = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > MAX_JSON_BYTES) throw tooLarge();
    text += decode(() => decoder.decode(chunk, { stream: true }));
  }
  return text + decode(() => decoder.decode());
}

/** In one piece, where the length is known and small enough: a submit is too short for the cost of a stream. */
function decodeUtf8(bytes: ArrayBuffer): string {
  return decode(() => new TextDecoder("utf-8", { fatal: true }).decode(bytes));
}

function decode(read: () => string): string {
  try {
    return read();
  } catch {
    throw new AppError("invalid", "The body is not UTF-8. Encode it as UTF-8 and send it again.");
  }
}

function tooLarge(): AppError {
  return new AppError("too-large", `The body is larger than ${MAX_JSON_BYTES / 1e6} MB.`);
}
