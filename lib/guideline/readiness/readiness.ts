import { scalePoints } from "../answers/scale-points";
import { ancestorsOf, type Clause, clausesOf } from "../changes/clauses";
import { examplesOf } from "../example-fields";
import type { GuidelineExample } from "../guideline-example";
import { KINDS } from "../kinds/kinds";
import { type Criterion, type GuidelineContent, QUALITIES, SETUPS } from "../schema";
import { vagueWords } from "./vague-words";

/** Something that usually makes a guideline fail. `missing` is a gap that annotators will fill each in their own way. */
export interface Finding {
  code: string;
  weight: "missing" | "advice";
  message: string;
  /** What to open: a criterion's key, a clause's slug. */
  criterion?: string;
  clause?: string;
}

/**
 * What a lead should look at before publishing, gaps first. It never forbids publishing: what must hold is the schema's work.
 */
export function readinessOf({ body, criteria, qualities, examples = [] }: GuidelineContent): Finding[] {
  const clauses = clausesOf(body);
  const findings = [
    ...wholeFindings(body, criteria),
    ...duplicateTitles(criteria),
    ...criteria.flatMap((criterion) => criterionFindings(criterion, clauses, criteria)),
    ...exampleFindings(criteria, examples, clauses),
    ...unusedClauses(clauses, criteria),
    ...vagueClauses(body, clauses),
    ...undefinedQualities(qualities),
  ];
  return [
    ...findings.filter(({ weight }) => weight === "missing"),
    ...findings.filter(({ weight }) => weight === "advice"),
  ];
}

function wholeFindings(body: string, criteria: readonly Criterion[]): Finding[] {
  const findings: Finding[] = [];
  if (criteria.length === 0) {
    findings.push({
      code: "no-criteria",
      weight: "missing",
      message: "There is no criterion yet: nothing will be asked.",
    });
  }
  if (body.trim() === "") {
    findings.push({
      code: "no-text",
      weight: "missing",
      message: "The text is empty: annotators have only the questions.",
    });
  }
  if (criteria.length > 0 && !criteria.some(({ required }) => required)) {
    findings.push({
      code: "nothing-required",
      weight: "advice",
      message: "No criterion is required: an empty answer passes.",
    });
  }
  return findings;
}

function duplicateTitles(criteria: readonly Criterion[]): Finding[] {
  const first = new Map<string, string>();
  return criteria.flatMap(({ key, title }) => {
    const folded = title.trim().toLowerCase();
    const earlier = first.get(folded);
    if (folded !== "" && earlier === undefined) first.set(folded, key);
    if (earlier === undefined) return [];
    return [
      {
        code: "duplicate-title",
        weight: "missing",
        criterion: key,
        message: `“${title}” is also the title of ${earlier}.`,
      },
    ];
  });
}

/** A clause is in use when a criterion points at it, at one within it or at one around it. */
function unusedClauses(clauses: readonly Clause[], criteria: readonly Criterion[]): Finding[] {
  const pointed = new Set(criteria.flatMap(({ clause }) => (clause === undefined ? [] : [clause])));
  const used = new Set([...pointed].flatMap((slug) => [slug, ...ancestorsOf(clauses, slug)]));
  return clauses
    .filter(({ slug }) => !used.has(slug) && !ancestorsOf(clauses, slug).some((around) => pointed.has(around)))
    .map(({ slug, title }) => ({
      code: "unused-clause",
      weight: "advice",
      clause: slug,
      message: `No criterion points at “${title}”.`,
    }));
}

function vagueClauses(body: string, clauses: readonly Clause[]): Finding[] {
  return clauses.flatMap(({ slug, title, textStart, end }) => {
    const words = vagueWords(body.slice(textStart, end));
    if (words.length === 0) return [];
    const message = `“${title}” leaves to taste: ${words.slice(0, 4).join(", ")}. Say what one would see.`;
    return [{ code: "vague-words", weight: "advice", clause: slug, message }];
  });
}

function undefinedQualities(qualities: GuidelineContent["qualities"]): Finding[] {
  const open = QUALITIES.filter((quality) => !qualities[quality]?.trim());
  if (open.length === 0) return [];
  return [{ code: "undefined-quality", weight: "advice", message: `Not said what it means here: ${open.join(", ")}.` }];
}

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
  if (!given || (given.length === 0 && SETUPS[kind].partIsOptional)) return [];
  const found: Messages = [];
  if (given.length < 2 && !KINDS[kind].marksText)
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

/** Criteria that no example explains, and examples whose clause is gone. What is not compared needs none. */
export function exampleFindings(
  criteria: readonly Criterion[],
  examples: readonly GuidelineExample[],
  clauses: readonly Clause[],
): Finding[] {
  const bare = criteria
    .filter((criterion) => KINDS[criterion.kind].isCompared && examplesOf(criterion, examples, clauses).length === 0)
    .map(
      ({ key, title }): Finding => ({
        code: "no-example",
        weight: "advice",
        criterion: key,
        message: `“${title.trim() || key}”: no example shows how to decide. One good, one bad and one borderline do most.`,
      }),
    );
  const lost = examples
    .filter(({ clause }) => clause !== undefined && !clauses.some(({ slug }) => slug === clause))
    .map(
      ({ clause, why }): Finding => ({
        code: "lost-example",
        weight: "missing",
        message: `An example (${why.trim() || "not said why"}) stands at the clause ${clause}, which the text no longer has.`,
      }),
    );
  return [...bare, ...lost];
}
