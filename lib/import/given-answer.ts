import { isRecord } from "@/lib/formats/fields";

/** Names under which tools put the one thing that an answer is. */
const INNER = ["choices", "rating", "number", "text", "selected", "labels", "value"] as const;
const SIDES: Readonly<Record<string, string>> = { left: "A", right: "B" };

/**
 * What an answer says that another tool wrote as an object: the inside of `{"choices": […]}`, `{"rating": 4}` or `{"selected": "left"}`,
 * the true names of `{"yes": true, "no": false}`, the order of `[{"rank": 1, "value": "b"}, …]`. Anything else stays as it is.
 */
export function openAnswer(value: unknown): unknown {
  if (Array.isArray(value))
    return orderOf(value) ?? (value.length === 1 && isFlags(value[0]) ? openAnswer(value[0]) : value);
  if (!isRecord(value)) return value;
  const names = Object.keys(value);
  if (isFlags(value)) return names.filter((name) => value[name] === true);
  const [only] = names;
  if (names.length !== 1 || !(INNER as readonly unknown[]).includes(only)) return value;
  const inner = value[only!];
  return only === "selected" && typeof inner === "string" ? (SIDES[inner] ?? inner) : inner;
}

/** `{"yes": true, "no": false}`, as forms with buttons write it. */
function isFlags(value: unknown): value is Record<string, boolean> {
  return (
    isRecord(value) && Object.keys(value).length > 1 && Object.values(value).every((flag) => typeof flag === "boolean")
  );
}

/** Ranked values in their order, with ties as lists; null where these are none. */
function orderOf(list: readonly unknown[]): unknown[] | null {
  const ranked = list.flatMap((item) =>
    isRecord(item) && typeof item.rank === "number" && typeof item.value === "string"
      ? [{ rank: item.rank, value: item.value }]
      : [],
  );
  if (list.length === 0 || ranked.length < list.length) return null;
  const ranks = [...new Set(ranked.map(({ rank }) => rank))].sort((a, b) => a - b);
  return ranks.map((rank) => {
    const equal = ranked.filter((item) => item.rank === rank).map(({ value }) => value);
    return equal.length === 1 ? equal[0] : equal;
  });
}
