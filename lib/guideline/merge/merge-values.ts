import { canonicalJson } from "@/lib/core/text/canonical-json";
import { mergeWords } from "./merge-text";

/** Where two people gave one field different values; undefined where there is none, since it was removed or never there. */
export interface ValueClash {
  path: readonly string[];
  base: unknown;
  mine: unknown;
  theirs: unknown;
}

export type SettleValue = (clash: ValueClash) => unknown;

/**
 * Three-way merge of JSON values: what only one side changed is taken from that side, objects are merged member by member, lists of
 * things that have a `key` or a `value` thing by thing, texts by words. `settle` answers for what both changed in different ways.
 */
export function mergeValues(clash: ValueClash, settle: SettleValue): unknown {
  const { path, base, mine, theirs } = clash;
  if (isSame(mine, theirs) || isSame(theirs, base)) return mine;
  if (isSame(mine, base)) return theirs;
  if (typeof mine === "string" && typeof theirs === "string" && typeof base === "string") {
    return mergeWords({ base, mine, theirs }) ?? settle(clash);
  }
  if (isObject(mine) && isObject(theirs)) return mergeMembers(path, isObject(base) ? base : {}, mine, theirs, settle);
  if (Array.isArray(mine) && Array.isArray(theirs)) {
    const lists = [Array.isArray(base) ? base : [], mine, theirs].map(byName);
    const [old, own, other] = lists;
    if (old && own && other) return mergeLists(path, old, own, other, settle);
  }
  return settle(clash);
}

type Members = Record<string, unknown>;

function mergeMembers(
  path: readonly string[],
  base: Members,
  mine: Members,
  theirs: Members,
  settle: SettleValue,
): Members {
  const names = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
  const merged = [...names].map((name) => {
    const clash = { path: [...path, name], base: base[name], mine: mine[name], theirs: theirs[name] };
    return [name, mergeValues(clash, settle)] as const;
  });
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
}

type Named = Map<string, unknown>;

function mergeLists(path: readonly string[], base: Named, mine: Named, theirs: Named, settle: SettleValue): unknown[] {
  const merged = mergeOrder([...base.keys()], [...mine.keys()], [...theirs.keys()]).map((name) =>
    mergeValues(
      { path: [...path, name], base: base.get(name), mine: mine.get(name), theirs: theirs.get(name) },
      settle,
    ),
  );
  return merged.filter((value) => value !== undefined);
}

/** Their order, or mine where they left it as it was; what only the other side has stands after what it stood after there. */
function mergeOrder(base: readonly string[], mine: readonly string[], theirs: readonly string[]): string[] {
  const shared = new Set(base.filter((name) => theirs.includes(name)));
  const order = (names: readonly string[]) => names.filter((name) => shared.has(name)).join("\n");
  const [first, second] = order(theirs) === order(base) ? [mine, theirs] : [theirs, mine];
  const merged = [...first];
  second.forEach((name, index) => {
    if (merged.includes(name)) return;
    const before = second.slice(0, index).findLast((earlier) => merged.includes(earlier));
    merged.splice(before === undefined ? 0 : merged.indexOf(before) + 1, 0, name);
  });
  return merged;
}

/** A list by the names of its things; null where they have none, or two have the same. */
function byName(list: readonly unknown[]): Named | null {
  const named: Named = new Map();
  for (const thing of list) {
    const name = isObject(thing) ? (thing.key ?? thing.value) : undefined;
    if (typeof name !== "string" || named.has(name)) return null;
    named.set(name, thing);
  }
  return named;
}

function isObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || (a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b));
}
