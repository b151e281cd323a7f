import { roleOf } from "@/lib/formats/chat-roles";
import { isRecord } from "@/lib/formats/fields";
import { JsonScanner } from "@/lib/formats/json-scanner";
import { parseJsonRecord } from "@/lib/formats/json-text";

const SPACE = 0x20;
const OPEN_BRACE = 0x7b;
const WORDS = ["content", "value", "text", "parts", "tool_calls", "function_call"] as const;
/** What says that a turn is a row of its own: which conversation it belongs to, or what somebody thinks of it. */
const ROW = /^(?:label|labels|score|rating|split|(?:conversation|conv|dialog|dialogue|session|thread|chat)[_-]?id)$/i;

/** Whether a record is one turn of a conversation, not a conversation. */
export function isLoneTurn(record: Readonly<Record<string, unknown>>): boolean {
  const speaker = record.role ?? record.from;
  return WORDS.some((name) => name in record) && roleOf(speaker) !== undefined;
}

/** Whether the list that begins at `at` is one conversation, by its first element; `more` when the bytes end within that. */
export function beginsWithTurn(bytes: Buffer, at: number): boolean | "more" {
  let start = at + 1;
  while (start < bytes.length && (bytes[start] as number) <= SPACE) start += 1;
  if (start === bytes.length) return "more";
  if (bytes[start] !== OPEN_BRACE) return false;
  const scanner = new JsonScanner();
  const end = scanner.scan(bytes, start, bytes.length);
  if (end === -1) return "more";
  const parsed = parseJsonRecord(bytes.subarray(start, end), 1, scanner);
  if (!("value" in parsed) || !isRecord(parsed.value)) return false;
  return isLoneTurn(parsed.value) && !Object.keys(parsed.value).some((name) => ROW.test(name));
}
