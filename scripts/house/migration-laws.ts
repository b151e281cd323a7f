import { isStep, statementsOf, withoutComments } from "@/prisma/migrate/statements";

/**
 * What a migration may do to a database in use. Up to this one they are of before there was an installation, or were timed on a million
 * judgments by `npm run endure -- --upgrade 1000000`.
 */
export const MEASURED = "20261130130000_claims";

interface Migration {
  name: string;
  script: string;
}

/** A statement of a migration, and what of the schema there was before. */
interface Change {
  /** One line, without comments. */
  text: string;
  /** The comments before it. */
  said: string;
  isStep: boolean;
  /** Whether one of its migration's is a step. */
  amongSteps: boolean;
  /** Whether the table stood before this migration. */
  isOld: (table: string) => boolean;
  /** Migrations before this one, and their texts as one. */
  before: { names: string[]; text: string };
}

type MigrationLaw = (change: Change) => string[];

const NAME = String.raw`(?:IF (?:NOT )?EXISTS )?(?:ONLY )?(?:public\.)?"?([\w%$]+)"?`;
const ALTERED = new RegExp(`\\bALTER TABLE ${NAME}`, "i");
const UNHARMFUL_DEFAULT =
  /^(?:-?[\d.]+|'(?:[^']|'')*'|true|false|null|now\(\)|CURRENT_TIMESTAMP|ARRAY\[\])(?:::[\w[\]]+)?$/i;

/** The parts of an ALTER TABLE of a table that stood before; none of anything else. */
function actionsOf({ text, isOld }: Change): string[] {
  const altered = ALTERED.exec(text);
  if (!altered || !isOld(altered[1]!)) return [];
  return text
    .slice(altered.index + altered[0].length)
    .split(/,\s*(?=(?:ADD|ALTER|DROP|SET|RENAME|VALIDATE|ENABLE|DISABLE)\b)/i)
    .map((action) => action.trim());
}

const ofActions =
  (wrong: (action: string, change: Change) => string | undefined): MigrationLaw =>
  (change) =>
    actionsOf(change).flatMap((action) => wrong(action, change) ?? []);

export const migrationLaws: Record<string, MigrationLaw> = {
  "what takes long stands in a migration of steps": ({ isStep: step, amongSteps }) =>
    amongSteps && !step ? ["a migration that has a step has only steps, as it is no transaction"] : [],

  "an index of a table in use is built concurrently": ({ text, isOld }) => {
    const table = new RegExp(`\\bCREATE (?:UNIQUE )?INDEX (?!CONCURRENTLY\\b).*?\\bON ${NAME}`, "i").exec(text)?.[1];
    return table && isOld(table) ? [`CREATE INDEX CONCURRENTLY, in a migration of its own: ${table}`] : [];
  },

  "a constraint of a table in use is not validated with its lock": ofActions((action) => {
    if (/^ADD (?:CONSTRAINT \S+ )?(?:UNIQUE|PRIMARY KEY|EXCLUDE)\b(?!.*\bUSING INDEX\b)/i.test(action))
      return "build the index concurrently before, then ADD CONSTRAINT … USING INDEX";
    return /^ADD (?:CONSTRAINT \S+ )?(?:CHECK|FOREIGN KEY|NOT NULL)\b(?!.*\bNOT VALID$)/i.test(action)
      ? "ADD CONSTRAINT … NOT VALID, and VALIDATE CONSTRAINT in a migration of steps"
      : undefined;
  }),

  "a new column of a table in use changes no row": ofActions((action) => {
    const column = /^ADD (?:COLUMN )?(?!CONSTRAINT\b|CHECK\b|FOREIGN\b|UNIQUE\b|PRIMARY\b|EXCLUDE\b|NOT\b)(.*)$/i.exec(
      action,
    )?.[1];
    if (column === undefined) return undefined;
    if (/\b(?:CHECK|REFERENCES|UNIQUE|PRIMARY KEY)\b/i.test(column)) return "add its constraint for itself, NOT VALID";
    if (/\bGENERATED\b|\b(?:big|small)?serial\b/i.test(column)) return "a generated column is written into every row";
    const preset = /\bDEFAULT (.*?)(?: NOT NULL| NULL)?$/i.exec(column)?.[1];
    if (preset !== undefined && !UNHARMFUL_DEFAULT.test(preset))
      return "a default that differs by row is written into every row";
    return preset === undefined && /\bNOT NULL\b/i.test(column)
      ? "give it a default: the version before does not fill it"
      : undefined;
  }),

  "no table in use is written anew or searched under its lock": ({ text, isOld, ...change }) => {
    const rewritten = actionsOf({ text, isOld, ...change }).filter((action) =>
      /^ALTER (?:COLUMN )?\S+ (?:SET DATA )?TYPE\b|^SET (?:LOGGED|UNLOGGED|TABLESPACE|ACCESS METHOD)\b/i.test(action),
    );
    const table = new RegExp(
      `^(?:LOCK(?: TABLE)?|TRUNCATE(?: TABLE)?|CLUSTER|VACUUM.*?|REINDEX (?:TABLE|INDEX)(?! CONCURRENTLY)|REFRESH MATERIALIZED VIEW) ${NAME}`,
      "i",
    ).exec(text)?.[1];
    return [...rewritten, ...(table && isOld(table) ? [text] : [])].map(
      () => "add what is new beside it, fill it by steps",
    );
  },

  "NOT NULL is set where a validated check has proved it": ofActions((action, { text, before }) => {
    const column = /^ALTER (?:COLUMN )?"?(\w+)"? SET NOT NULL$/i.exec(action)?.[1];
    if (!column) return undefined;
    const table = ALTERED.exec(text)?.[1];
    const check = new RegExp(
      `ALTER TABLE (?:ONLY )?${table} ADD CONSTRAINT (\\w+) CHECK \\(${column} IS NOT NULL\\) NOT VALID`,
      "i",
    ).exec(before.text)?.[1];
    return check && new RegExp(`VALIDATE CONSTRAINT ${check}\\b`, "i").test(before.text)
      ? undefined
      : `first a CHECK (${column} IS NOT NULL) NOT VALID, validated in a migration before`;
  }),

  "rows of a table in use are changed by steps": ({ text, isStep: step, isOld }) => {
    if (step || /^CREATE\b/i.test(text)) return [];
    const changed = [
      ...text.matchAll(new RegExp(`\\b(?:(?<!FOR )UPDATE|DELETE FROM|MERGE INTO) ${NAME} (?!OF\\b)`, "gi")),
      ...text.matchAll(new RegExp(`\\bINSERT INTO .*?\\bFROM ${NAME}`, "gi")),
    ].map((match) => match[1]!);
    return changed
      .filter((table) => isOld(table))
      .map((table) => `DO $$ … LOOP … COMMIT … $$ over a thousand rows of ${table} at a time, in a migration of steps`);
  },

  "what the version before uses stays": ({ text, said, isOld, before, ...change }) => {
    const actions = actionsOf({ text, said, isOld, before, ...change });
    if (
      /^ALTER (?:TYPE|VIEW|FUNCTION|SEQUENCE)\b.*\bRENAME\b/i.test(text) ||
      actions.some((action) => /^RENAME\b/i.test(action))
    )
      return ["add the new name beside the old one; it goes with the release after"];
    const dropped =
      /^DROP (?:TABLE|VIEW|TYPE|FUNCTION|SEQUENCE|SCHEMA)\b/i.test(text) ||
      actions.some((action) => /^DROP (?:COLUMN|(?!CONSTRAINT\b)\S)|\bDROP DEFAULT$/i.test(action));
    if (!dropped) return [];
    const since = /\bunused since (\w+)/.exec(said)?.[1];
    return since && before.names.includes(since)
      ? []
      : ["say “-- unused since” and a migration of a release before, with which nothing used it any more"];
  },
};

/** What a migration breaks, held against all before it: the law, and by what. */
export function migrationBreaches(
  { name, script }: Migration,
  earlier: readonly Migration[],
): { law: string; what: string }[] {
  const statements = statementsOf(script);
  const ours = statements.map(withoutComments).join(";\n");
  const made = new Set([...ours.matchAll(new RegExp(`\\bCREATE TABLE ${NAME}`, "gi"))].map((match) => match[1]!));
  const before = {
    names: earlier.map((one) => one.name),
    text: earlier.map((one) => statementsOf(one.script).map(withoutComments).join(";\n")).join(";\n"),
  };
  const amongSteps = statements.some(isStep);
  return statements.flatMap((statement) =>
    [statement, ...insideOf(statement)].flatMap((one) => {
      const text = withoutComments(one);
      const change = {
        text,
        said: statement,
        isStep: isStep(statement),
        amongSteps,
        isOld: (table: string) => !made.has(table),
        before,
      };
      return Object.entries(migrationLaws).flatMap(([law, check]) =>
        check(change).map((what) => ({ law, what: `${name}: ${what}` })),
      );
    }),
  );
}

/** The statements in the body of a DO block that is no step; what it composes is read as it stands. */
function insideOf(statement: string): string[] {
  const body = /^DO (?:LANGUAGE \w+ )?(\$\w*\$)([\s\S]*)\1/i.exec(withoutComments(statement))?.[2];
  return body === undefined || isStep(statement)
    ? []
    : statementsOf(body).map((one) => one.replace(/^.*?\bEXECUTE (?:format\()?'/i, ""));
}
