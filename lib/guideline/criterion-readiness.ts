import type { Clause } from "./clauses";
import type { Finding } from "./readiness";
import { scalePoints } from "./scale-points";
import type { Criterion } from "./schema";
import { vagueWords } from "./vague-words";

/** With more options than this, a description each is too much to ask. */
const MAX_DESCRIBED_OPTIONS = 12;

/** What one criterion still lacks. */
export function criterionFindings(
  criterion: Criterion,
  clauses: readonly Clause[],
  criteria: readonly Criterion[],
): Finding[] {
  const messages: [code: string, weight: Finding["weight"], message: string][] = [
    ...anchors(criterion),
    ...options(criterion),
    ...context(criterion, clauses),
    ...condition(criterion, criteria),
    ...vagueness(criterion),
  ];
  const name = criterion.title.trim() ? `“${criterion.title.trim()}”` : criterion.key || "A criterion without a title";
  return messages.map(([code, weight, message]) => ({
    code,
    weight,
    criterion: criterion.key,
    message: `${name}: ${message}`,
  }));
}

type Messages = [code: string, weight: Finding["weight"], message: string][];

function anchors({ scale }: Criterion): Messages {
  if (!scale) return [];
  const points = scalePoints(scale)?.map(String);
  const asked = points ?? [String(scale.min), String(scale.max)];
  const empty = asked.filter((point) => !scale.anchors[point]?.trim());
  const stray = Object.keys(scale.anchors).filter((point) => points && !points.includes(point));
  const found: Messages = [];
  if (empty.length > 0) found.push(["missing-anchor", "missing", `${anchorQuestion(asked, empty)}`]);
  if (stray.length > 0)
    found.push(["stray-anchor", "missing", `an anchor for ${stray.join(", ")}, which is not on the scale`]);
  const texts = asked.map((point) => scale.anchors[point]?.trim().toLowerCase()).filter(Boolean);
  if (new Set(texts).size < texts.length) found.push(["equal-anchors", "missing", "two points have the same anchor"]);
  return found;
}

function anchorQuestion(points: readonly string[], empty: readonly string[]): string {
  const point = empty[0]!;
  const neighbour = points[points.indexOf(point) + 1] ?? points[points.indexOf(point) - 1];
  const which = empty.length === 1 ? `point ${point} has no anchor` : `points ${empty.join(", ")} have no anchor`;
  return neighbour === undefined ? `${which}.` : `${which}. What separates a ${point} from a ${neighbour}?`;
}

function options({ kind, options: given }: Criterion): Messages {
  if (kind === "ranking" && !given?.length) return [];
  if (!given) return [];
  const found: Messages = [];
  if (kind !== "span" && given.length < 2)
    found.push(["few-options", "missing", "a choice needs two options or more."]);
  const labels = given.map(({ label }) => label.trim().toLowerCase());
  if (new Set(labels).size < labels.length) found.push(["equal-labels", "missing", "two options have the same label."]);
  const bare = given.filter(({ description }) => !description?.trim());
  if (bare.length > 0 && given.length <= MAX_DESCRIBED_OPTIONS) {
    found.push([
      "bare-option",
      "advice",
      `not said when to choose ${bare.map(({ label }) => label || "an option").join(", ")}.`,
    ]);
  }
  return found;
}

function context({ clause, help }: Criterion, clauses: readonly Clause[]): Messages {
  if (clause !== undefined && !clauses.some(({ slug }) => slug === clause)) {
    return [["lost-clause", "missing", `points at the clause ${clause}, which the text no longer has.`]];
  }
  return clause === undefined && !help?.trim()
    ? [["no-context", "missing", "neither a clause nor a help text says how to decide."]]
    : [];
}

function condition(criterion: Criterion, criteria: readonly Criterion[]): Messages {
  const { showIf } = criterion;
  const own = criteria.indexOf(criterion);
  const asked = criteria.find(({ key }) => key === showIf?.criterion);
  if (showIf && (!asked || criteria.indexOf(asked) >= own)) {
    return [
      ["late-condition", "missing", `waits for ${asked?.title || showIf.criterion}, which is not asked before it.`],
    ];
  }
  if (!showIf || !asked?.options) return [];
  const values = new Set(asked.options.map(({ value }) => value));
  const impossible = showIf.in.filter((value) => !values.has(String(value)));
  return impossible.length === 0
    ? []
    : [["impossible-condition", "missing", `waits for ${impossible.join(", ")}, which ${asked.title} cannot answer.`]];
}

function vagueness({ help, options: given, scale }: Criterion): Messages {
  const texts = [help, ...(given ?? []).map(({ description }) => description), ...Object.values(scale?.anchors ?? {})];
  const words = vagueWords(texts.filter(Boolean).join("\n"));
  return words.length === 0
    ? []
    : [["vague-words", "advice", `leaves to taste: ${words.slice(0, 4).join(", ")}. Say what one would see.`]];
}
