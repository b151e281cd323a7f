import { isRecord } from "@/lib/formats/fields";
import { unpackJson } from "@/lib/formats/json-cell";
import { type CheckedAnswer, checkAnswer } from "@/lib/guideline/answer";
import type { Criterion } from "@/lib/guideline/schema";
import type { SpanNames } from "@/lib/import/annotation-mapping";

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * Turns a value from a file into an answer to a criterion: text that looks like a number stays text for a choice and
 * becomes a number for a scale. Sets may be written `a|b` or as a JSON list, rankings `B>A>C`, `B|A|C` or as a JSON list,
 * preferences as a letter, "tie" or `{"choice": …, "strength": …}`, spans as a JSON list.
 */
export function toAnswer(criterion: Criterion, raw: unknown, spans?: SpanNames): CheckedAnswer {
  return checkAnswer(criterion, typed(criterion, raw, spans));
}

function typed(criterion: Criterion, raw: unknown, spans?: SpanNames): unknown {
  switch (criterion.kind) {
    case "choice":
      return asOption(criterion, raw);
    case "multi":
      return asList(raw, "|").map((item) => asOption(criterion, item));
    case "ranking":
      return asList(raw, typeof raw === "string" && raw.includes(">") ? ">" : "|");
    case "scale":
      return typeof raw === "string" && NUMBER.test(raw.trim()) ? Number(raw) : raw;
    case "preference":
      return asPreference(raw);
    case "span":
      return spans ? renameSpans(unpackJson(raw), spans) : unpackJson(raw);
    case "text":
      return typeof raw === "number" || typeof raw === "boolean" ? String(raw) : raw;
  }
}

/** The option that a value names: exactly, without surrounding spaces, or as the whole number that "1.0" is. */
function asOption(criterion: Criterion, raw: unknown): unknown {
  if (typeof raw === "object") return raw;
  const text = String(raw);
  const candidates = [text, text.trim(), text.trim().replace(/^([+-]?\d+)\.0+$/, "$1")];
  return candidates.find((candidate) => criterion.options?.some((option) => option.value === candidate)) ?? text;
}

function asList(raw: unknown, separator: string): unknown[] {
  const list = unpackJson(raw);
  if (Array.isArray(list)) return list;
  if (typeof raw !== "string") return [raw];
  return raw.trim() === "" ? [] : raw.split(separator).map((item) => item.trim());
}

function asPreference(raw: unknown): unknown {
  const value = unpackJson(raw);
  if (typeof value !== "string") return value;
  const text = value.trim();
  return text.length === 1 ? text.toUpperCase() : text.toLowerCase() === "tie" ? "tie" : text;
}

function renameSpans(list: unknown, names: SpanNames): unknown {
  if (!Array.isArray(list)) return list;
  const spans = list.map((item) => {
    if (!isRecord(item)) return item;
    const end = item[names.end];
    return {
      start: item[names.start],
      end: names.endInclusive && typeof end === "number" ? end + 1 : end,
      label: item[names.label],
    };
  });
  return names.unplaced === "drop"
    ? spans.filter((span) => !isRecord(span) || (typeof span.start === "number" && typeof span.end === "number"))
    : spans;
}
