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

const TABLE = String.raw`(?:IF EXISTS )?(?:ONLY )?(?:public\.)?"?(\w+)"?`;
/** What takes which lock, the weakest first. */
const LOCKING: [mode: string, taken: RegExp][] = [
  ["SHARE", new RegExp(`^CREATE (?:UNIQUE )?INDEX (?!CONCURRENTLY\\b).*? ON ${TABLE}`, "gi")],
  ["SHARE ROW EXCLUSIVE", new RegExp(`^CREATE (?:OR REPLACE )?(?:CONSTRAINT )?TRIGGER .*? ON ${TABLE}`, "gi")],
  ["SHARE ROW EXCLUSIVE", new RegExp(`(?<=^(?:CREATE|ALTER) TABLE .*)\\bREFERENCES ${TABLE}`, "gi")],
  ["ACCESS EXCLUSIVE", new RegExp(`^ALTER TABLE ${TABLE}`, "gi")],
  ["ACCESS EXCLUSIVE", new RegExp(`^(?:CREATE|ALTER|DROP) POLICY .*? ON ${TABLE}`, "gi")],
  ["ACCESS EXCLUSIVE", new RegExp(`^DROP TRIGGER .*? ON ${TABLE}`, "gi")],
];

/** The strong locks that a script will take: by table the strongest. What it composes within a DO block is not seen. */
export function locksOf(script: string): Map<string, string> {
  const statements = statementsOf(script).map(withoutComments);
  const locks = new Map<string, string>();
  for (const [mode, taken] of LOCKING)
    for (const statement of statements) for (const match of statement.matchAll(taken)) locks.set(match[1]!, mode);
  return locks;
}
