import GithubSlugger from "github-slugger";

/** An addressable part of a guideline's body: a heading and what stands under it. Offsets count UTF-16 code units of the body. */
export interface Clause {
  slug: string;
  /** The heading without its Markdown marks. */
  title: string;
  /** 1 … 6. */
  depth: number;
  /** Of the heading, from 0. */
  line: number;
  start: number;
  /** Where the text under the heading begins. */
  textStart: number;
  /** Where the next heading of any depth begins. */
  end: number;
}

interface Line {
  text: string;
  start: number;
  next: number;
}

interface Heading {
  raw: string;
  depth: number;
  line: number;
  start: number;
  textStart: number;
}

const MAX_TITLE = 300;

/**
 * The clauses of a Markdown body in their order: ATX headings (`## Title`) and one-line setext headings (underlined by = or -), but
 * not what looks like one inside a fenced code block, a list or a quotation. Slugs are those of GitHub: a repeated title gets -1, -2 …
 */
export function clausesOf(body: string): Clause[] {
  const slugger = new GithubSlugger();
  const headings = findHeadings(linesOf(body));
  return headings.map(({ raw, ...heading }, index) => {
    const title = plainTitle(raw);
    const words = slugger.slug(title).replace(/^-+$/, "");
    return {
      ...heading,
      slug: words === "" ? slugger.slug("section") : words,
      title: title || "Untitled",
      end: headings[index + 1]?.start ?? body.length,
    };
  });
}

/** The Markdown of a clause with the clauses below it, heading included; null where the body has no such clause. */
export function clauseText(body: string, slug: string, clauses: readonly Clause[] = clausesOf(body)): string | null {
  const index = clauses.findIndex((clause) => clause.slug === slug);
  const clause = clauses[index];
  if (!clause) return null;
  const next = clauses.slice(index + 1).find((later) => later.depth <= clause.depth);
  return body.slice(clause.start, next?.start ?? body.length).trimEnd();
}

/** The slugs of the clauses that a clause stands in, outermost first. */
export function ancestorsOf(clauses: readonly Clause[], slug: string): string[] {
  const index = clauses.findIndex((clause) => clause.slug === slug);
  const found: string[] = [];
  let depth = clauses[index]?.depth ?? 0;
  for (const clause of clauses.slice(0, Math.max(0, index)).reverse()) {
    if (clause.depth >= depth) continue;
    found.unshift(clause.slug);
    depth = clause.depth;
  }
  return found;
}

function linesOf(body: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < body.length; ) {
    const newline = body.indexOf("\n", start);
    const next = newline === -1 ? body.length : newline + 1;
    lines.push({ text: body.slice(start, newline === -1 ? next : newline).trimEnd(), start, next });
    start = next;
  }
  return lines;
}

function findHeadings(lines: readonly Line[]): Heading[] {
  const headings: Heading[] = [];
  let fence: string | null = null;
  lines.forEach(({ text, start, next }, line) => {
    const mark = fenceMark(text);
    if (fence !== null) {
      if (mark?.startsWith(fence) && text.trim() === mark) fence = null;
      return;
    }
    if (mark) {
      fence = mark;
      return;
    }
    const atx = /^ {0,3}(#{1,6})(?=[ \t]|$)/.exec(text);
    if (atx) {
      headings.push({ raw: text.slice(atx[0].length), depth: atx[1]!.length, line, start, textStart: next });
      return;
    }
    const title = lines[line - 1];
    if (title && /^ {0,3}(=+|-+)$/.test(text) && isLoneParagraph(title.text, lines[line - 2]?.text, headings, line)) {
      const depth = text.includes("=") ? 1 : 2;
      headings.push({ raw: title.text, depth, line: line - 1, start: title.start, textStart: next });
    }
  });
  return headings;
}

/** The run of back-ticks or tildes that opens or closes a fenced code block on this line. */
function fenceMark(text: string): string | null {
  const mark = /^ {0,3}(`{3,}|~{3,})/.exec(text);
  if (!mark || (mark[1]!.startsWith("`") && text.slice(mark[0].length).includes("`"))) return null;
  return mark[1]!;
}

function isLoneParagraph(
  text: string,
  before: string | undefined,
  headings: readonly Heading[],
  line: number,
): boolean {
  const isFirst = before === undefined || before.trim() === "" || headings.at(-1)?.line === line - 2;
  return (
    isFirst &&
    headings.at(-1)?.line !== line - 1 &&
    /^ {0,3}[^\s>|<*+\-#`~]/.test(text) &&
    !/^ {0,3}\d{1,9}[.)]\s/.test(text)
  );
}

function plainTitle(raw: string): string {
  return raw
    .trim()
    .slice(0, MAX_TITLE)
    .toWellFormed()
    .replace(/[ \t]+#+$|^#+$/, "")
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, "$1")
    .replace(/(\*\*|__|~~|`)/g, "")
    .replace(/(^|\s)[*_](\S[^*_]*)[*_](?=\s|$|[.,:;!?])/g, "$1$2")
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .trim();
}
