import { isRecord } from "@/lib/formats/fields";

export type JudgeObject = Record<string, unknown>;

export type ReadJudgeObject =
  | { ok: true; object: JudgeObject }
  | { ok: false; code: "not-json" | "not-an-object"; message: string };

/**
 * The JSON object that a judge answered: an object as it is, or a text that holds one and nothing else. White space around it and one
 * Markdown fence are let pass, since providers add them; prose before or after is not, because it may contradict the object.
 */
export function readJudgeObject(raw: unknown): ReadJudgeObject {
  const read = typeof raw === "string" ? parse(raw) : { ok: true as const, value: raw };
  if (!read.ok) return { ok: false, code: "not-json", message: read.message };
  if (isRecord(read.value)) return { ok: true, object: read.value };
  return { ok: false, code: "not-an-object", message: "the verdict is not a JSON object" };
}

function parse(raw: string): { ok: true; value: unknown } | { ok: false; message: string } {
  const text = raw.trim();
  const fenced = /^```(?:json)?\s*\n([\s\S]*?)\n?\s*```$/i.exec(text)?.[1];
  if (text === "") return { ok: false, message: "the verdict is empty" };
  try {
    return { ok: true, value: JSON.parse(fenced ?? text) };
  } catch (error) {
    return { ok: false, message: `the verdict is not JSON: ${error instanceof Error ? error.message : "unreadable"}` };
  }
}
