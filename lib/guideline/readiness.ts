import { ancestorsOf, type Clause, clausesOf } from "./clauses";
import { criterionFindings } from "./criterion-readiness";
import { exampleFindings } from "./example-readiness";
import { type Criterion, type GuidelineContent, QUALITIES } from "./schema";
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
