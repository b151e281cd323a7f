import type { Criterion, CriterionKind, Level } from "./schema";

/** The levels of measurement that fit a kind; the first is the usual one. */
export const LEVELS_OF_KIND: Record<CriterionKind, readonly [Level, ...Level[]]> = {
  choice: ["nominal", "ordinal"],
  multi: ["set"],
  scale: ["ordinal", "interval", "ratio"],
  preference: ["ordinal", "nominal"],
  ranking: ["ordinal"],
  text: ["nominal"],
  span: ["nominal"],
};

const WITH_OPTIONS: readonly CriterionKind[] = ["choice", "multi", "span"];
const MAX_KEY = 40;

/** A criterion of a kind to begin with. */
export function newCriterion(kind: CriterionKind, taken: ReadonlySet<string>, clause?: string): Criterion {
  const blank: Criterion = {
    key: "",
    title: "",
    kind,
    level: LEVELS_OF_KIND[kind][0],
    required: kind !== "text",
    clause,
  };
  return ofKind({ ...blank, key: keyFor("", taken) }, kind);
}

/** The criterion turned into another kind: it keeps what that kind can use and gets what it needs. */
export function ofKind(criterion: Criterion, kind: CriterionKind): Criterion {
  const { options, scale, preference, ...shared } = criterion;
  const levels = LEVELS_OF_KIND[kind];
  const level = levels.includes(shared.level) ? shared.level : levels[0];
  const base = { ...shared, kind, level };
  if (WITH_OPTIONS.includes(kind)) return { ...base, options: options ?? [] };
  switch (kind) {
    case "scale":
      return { ...base, scale: scale ?? { min: 1, max: 5, step: 1, anchors: {} } };
    case "preference":
      return { ...base, preference: preference ?? { strength: 3, ties: true } };
    case "ranking":
      return options?.length ? { ...base, options } : base;
    default:
      return base;
  }
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

/** The values that a later criterion can wait for; empty where its answers are not a choice among few. */
export function answerChoices(criterion: Criterion, points: readonly number[] | null): (string | number)[] {
  if (criterion.kind === "preference") return ["A", "B", ...(criterion.preference?.ties ? ["tie"] : [])];
  if (criterion.kind === "scale") return [...(points ?? [])];
  return criterion.kind === "ranking" ? [] : (criterion.options ?? []).map(({ value }) => value);
}
