import { KINDS } from "./kinds/kinds";
import { type Criterion, type CriterionKind, type Part, SETUPS } from "./schema";

const MAX_KEY = 40;

/** A criterion of a kind to begin with. */
export function newCriterion(kind: CriterionKind, taken: ReadonlySet<string>, clause?: string): Criterion {
  const blank: Criterion = {
    key: "",
    title: "",
    kind,
    level: SETUPS[kind].levels[0],
    required: KINDS[kind].isCompared,
    clause,
  };
  return ofKind({ ...blank, key: keyFor("", taken) }, kind);
}

/** What each part is before anybody set it. */
export const NEW_PARTS: { [P in Part]: NonNullable<Criterion[P]> } = {
  options: [],
  scale: { min: 1, max: 5, step: 1, anchors: {} },
  preference: { strength: 3, ties: true },
};

/** The criterion turned into another kind: it keeps what that kind can use and gets what it needs. */
export function ofKind(criterion: Criterion, kind: CriterionKind): Criterion {
  const { part, partIsOptional, mayMend, levels } = SETUPS[kind];
  const level = levels.includes(criterion.level) ? criterion.level : levels[0];
  const shared = Object.entries(criterion).filter(([field]) => !(field in NEW_PARTS));
  const { betterResponse, ...rest } = { ...Object.fromEntries(shared), kind, level } as Criterion;
  const base: Criterion = mayMend && betterResponse ? { ...rest, betterResponse } : rest;
  if (!part) return base;
  const own = criterion[part];
  if (partIsOptional) return !own || (Array.isArray(own) && own.length === 0) ? base : { ...base, [part]: own };
  return { ...base, [part]: own ?? NEW_PARTS[part] };
}

/** A word for programs out of a title for people: lower case, ASCII, joined by hyphens. Empty where nothing remains. */
export function slugOf(title: string): string {
  const ascii = title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss");
  const joined = ascii.replace(/[^a-z0-9]+/g, "-").replace(/^-+/, "");
  return joined.slice(0, MAX_KEY).replace(/-+$/, "");
}

/** A key that no other criterion has, made from the title. */
export function keyFor(title: string, taken: ReadonlySet<string>): string {
  const slug = slugOf(title) || "criterion";
  const base = /^[a-z]/.test(slug) ? slug : `c-${slug}`;
  for (let number = 1; ; number++) {
    const key = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(key)) return key;
  }
}

/** Whether a key was made from this title, so that it may follow when the title changes. */
export function isKeyFromTitle(key: string, title: string): boolean {
  const base = keyFor(title, new Set());
  return key === base || (key.startsWith(`${base}-`) && /^\d+$/.test(key.slice(base.length + 1)));
}
