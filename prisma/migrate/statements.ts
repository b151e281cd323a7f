/** Comments, strings, quoted names, dollar-quoted bodies, the end of a statement, and anything else. */
const TOKEN =
  /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|(\$(?:[A-Za-z_]\w*)?\$)[\s\S]*?\1|[^-/'"$;]+|[\s\S]/g;
const COMMENT = /^(?:--|\/\*)/;

/** The statements of a script with the comments before them, cut where PostgreSQL would: not within strings, names and bodies. */
export function statementsOf(script: string): string[] {
  const statements = [""];
  for (const [token] of script.matchAll(TOKEN)) {
    if (token === ";") statements.push("");
    else statements[statements.length - 1] += token;
  }
  return statements.map((statement) => statement.trim()).filter((statement) => withoutComments(statement) !== "");
}

/** A statement as one line without its comments. */
export function withoutComments(statement: string): string {
  return [...statement.matchAll(TOKEN)]
    .map(([token]) => (COMMENT.test(token) ? " " : token))
    .join("")
    .replaceAll(/\s+/g, " ")
    .trim();
}

const INDEX = /^CREATE (?:UNIQUE )?INDEX CONCURRENTLY (?:IF NOT EXISTS )?"?(\w+)"? ON /i;
const STEPS = [
  INDEX,
  /^DROP INDEX CONCURRENTLY IF EXISTS /i,
  /^ALTER TABLE (?:ONLY )?\S+ VALIDATE CONSTRAINT \S+$/i,
  /^DO\b.*\bCOMMIT\b/i,
];

/** Whether a statement takes long and holds nobody up, for which it has to stand outside of a transaction. Each may be repeated. */
export const isStep = (statement: string): boolean => STEPS.some((step) => step.test(withoutComments(statement)));

/** The name of the index that a step builds. */
export const indexOf = (statement: string): string | undefined => INDEX.exec(withoutComments(statement))?.[1];
