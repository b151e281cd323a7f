import path from "node:path";

/** The laws of the house that a script can check; docs/architecture.md says why each is there. */
const STAGES = [
  "guideline",
  // Which labels there are: what every stage reads, from those that hand out work to those that hand out data.
  "labels",
  "import",
  "facts",
  "clean",
  "assign",
  "label",
  "measure",
  "resolve",
  "curate",
  "release",
  "evaluate",
];
const SHARED_ROOMS = [
  "address",
  "core",
  "formats",
  "input",
  "auth",
  "people",
  "server",
  "api",
  "project",
  "examples",
  "jobs",
];
const LISTS = ["lib/api/all-endpoints.ts", "lib/server/threads/all-tasks.ts"];
/** What reads the tables of labels themselves: their home, the stage to its left, and what is about every label, those of parts too. */
const READS_LABELS =
  /^lib\/(labels\/(tables|log\/read-log)|guideline\/.*|label\/lease-commands|release\/marks|project\/content-counts)\.ts$/;
const LABEL_TABLE =
  /\b(FROM|JOIN) (current_judgment|rating_count|judgment|resolution)\b|\.(currentJudgment|ratingCount|judgment|resolution)\.(find|count|aggregate|groupBy)/;
/** Declarations, the table, what an address is in words, and the programs' side of the API. */
const READS_ADDRESSES =
  /^(lib\/address\/|lib\/api\/(serve|client)|components\/(testing\/|table\/table-url|theme\/providers|frame\/print-|auth\/credentials))/;
/** What proves projects, and what works across them or before one is proved (lib/server/sight). */
const SEES_MORE = [
  "lib/auth/scope.ts",
  "lib/auth/request-scope.ts",
  "lib/auth/projects-within.ts",
  "lib/auth/sign-in.ts",
  "lib/auth/tokens.ts",
  "lib/project/queries.ts",
  "lib/guideline/queries/consumers.ts",
  "lib/guideline/queries/label-counts.ts",
  "lib/guideline/commands/publish.ts",
  "lib/people/account-commands.ts",
  "lib/people/own-data.ts",
  "lib/project/leaving.ts",
  "lib/jobs/endpoints.ts",
  "lib/jobs/queue.ts",
  "lib/release/training-guard.ts",
];
const MAX_LINES = 400;
const MAX_PAGE_LINES = 90;

const KIND_OF_CRITERION =
  /\bkind\)? ([!=]==|=|<>|IN) \(?["'](choice|multi|scale|ranking|span)|(\bcase |\[)"(choice|multi|scale|ranking|span)"(:|.*\]\.includes)/;
const KIND_OF_BOTH = /(\bkind\)? [!=]== |\bcase )"(preference|text)"/;

interface Source {
  file: string;
  lines: string[];
  /** Imported files that exist at run time; types are free. */
  imports: string[];
  /** The same and those imported for their types, without endings. */
  imported: string[];
  isTest: boolean;
}

/**
 * Writes that can meet somebody else's: in a transaction of their own, rows that come and go, several rows. A single row that is
 * updated waits for its turn, and cannot be waited for in a circle.
 */
const CONFLICTING = [
  /\$transaction\((?!\[)/,
  /\bdb\(\)\s*\.\$(?:execute|query)Raw(?:<[^`]*>)?`[^`]*\b(?:INSERT INTO|DELETE FROM|delete_project_rows)\b/,
  /\bdb\(\)\s*\.\w+\.(?:upsert|createMany|updateMany|delete|deleteMany)\(/,
];

type Law = (source: Source) => string[];

const room = (file: string, index = 1) => file.split("/")[index] ?? "";
const under = (file: string, folder: string) => file === folder || file.startsWith(`${folder}/`);
const imports = (source: Source, folder: string) => source.imports.filter((target) => under(target, folder));

export const laws: Record<string, Law> = {
  "core imports nothing outside itself": (source) =>
    under(source.file, "lib/core") && !source.isTest
      ? source.imports.filter((target) => !under(target, "lib/core"))
      : [],

  "core reads and writes nothing": (source) =>
    under(source.file, "lib/core") && !source.isTest && !source.file.includes("/fixtures/")
      ? source.lines.filter((line) => /from "node:|\b(process|console|fetch)\b[.(]/.test(line))
      : [],

  "a stage imports only stages to its left": (source) => {
    const own = STAGES.indexOf(room(source.file));
    if (!under(source.file, "lib") || own < 0 || source.isTest) return [];
    return source.imports.filter((target) => under(target, "lib") && STAGES.indexOf(room(target)) > own);
  },

  "shared rooms know no stage": (source) => {
    if (!under(source.file, "lib") || !SHARED_ROOMS.includes(room(source.file)) || source.isTest) return [];
    // The lists of all endpoints and of all tasks are where the API and the threads meet the stages; project pins a guideline's version.
    if (LISTS.includes(source.file) || room(source.file) === "project") return [];
    return source.imports.filter(
      (target) => under(target, "lib") && STAGES.includes(room(target)) && !/\/(schema|answer[a-z-]*)$/.test(target),
    );
  },

  "only lib/server/threads starts threads": (source) =>
    under(source.file, "lib/server/threads")
      ? []
      : source.lines.filter((line) => /(from|import\(|require\() ?"(node:)?(worker_threads|cluster)"/.test(line)),

  "components never import the database, queries or commands": (source) =>
    under(source.file, "components")
      ? source.imports.filter(
          (target) =>
            under(target, "lib/server") ||
            under(target, "prisma") ||
            /^lib\/.*\/(queries|commands|[a-z-]+-(queries|commands))(\/|$)/.test(target),
        )
      : [],

  "answering knows nothing of those who ask": (source) =>
    under(source.file, "components/answering")
      ? source.imported.filter((target) => /^components\/(label|qualification|resolve)\//.test(target))
      : [],

  "components/ui and table would fit any product": (source) =>
    /^components\/(ui|table)\//.test(source.file)
      ? source.imports.filter(
          (target) =>
            (under(target, "lib") && !under(target, "lib/address")) ||
            (under(target, "components") && !/^components\/(ui|table|charts)\//.test(target)),
        )
      : [],

  "links and steps are made in one place": (source) =>
    /^(app|components)\//.test(source.file) && source.file !== "components/ui/link.tsx"
      ? source.lines.flatMap((line) =>
          /from "next\/link"/.test(line)
            ? ["use components/ui/link, which keeps one in the project"]
            : /\brouter\.replace\(/.test(line)
              ? ["push with useGo(): each change of a filter is a step of Back"]
              : [],
        )
      : [],

  "an address is read and written by its declaration": (source) =>
    /^(app\/(?!gallery)|components\/|lib\/)/.test(source.file) && !source.isTest && !READS_ADDRESSES.test(source.file)
      ? source.lines.flatMap((line) =>
          /\buseSearchParams\b|\bURLSearchParams\b|\.searchParams\b|from "nuqs|(?<!load\()\bsearchParams\b(?!:| \}: )|(?<!\/api\/.*)[?&]\w+=\$\{/.test(
            line,
          )
            ? ["declare it in the stage's address.ts"]
            : [],
        )
      : [],

  "only queries, commands, auth, jobs and prisma/ touch the database client": (source) => {
    if (source.isTest || !under(source.file, "app")) return [];
    return imports(source, "lib/server/db").concat(imports(source, "lib/server/generated"));
  },

  "what comes from outside fits the database": (source) =>
    under(source.file, "lib") && !source.isTest && !/^lib\/(input|server|core)\//.test(source.file)
      ? source.lines.flatMap((line) =>
          /\bnumber\(\)\.int\(|\bz\.int\(.*\.m(in|ax)\(/.test(line)
            ? ["a whole number is integer or integerText of lib/input"]
            : /\/address\.ts$/.test(source.file) && /\bz\.string\(/.test(line) && !/\.regex\(/.test(line)
              ? ["a text is text of lib/input, with its bound"]
              : [],
        )
      : [],

  "texts of examples are read in lib/examples": (source) =>
    under(source.file, "lib") && !source.isTest && !under(source.file, "lib/examples")
      ? source.lines.flatMap((line) =>
          /\bleft\(coalesce\(e\.content|e\.content #?->?>? '\{?messages/.test(line)
            ? ["use EXCERPT or beginningOf"]
            : [],
        )
      : [],

  "the tables of labels are read in lib/labels": (source) =>
    under(source.file, "lib") &&
    !source.isTest &&
    !/\/testing\/|\/generated\//.test(source.file) &&
    !READS_LABELS.test(source.file)
      ? source.lines.flatMap((line) => (LABEL_TABLE.test(line) ? ["use the sub-selects of lib/labels"] : []))
      : [],

  "what a kind of criterion is, its table says": (source) => {
    // The core knows no criteria; one of its levels of measurement is called as a kind is.
    if (source.isTest || under(source.file, "lib/guideline/kinds") || under(source.file, "lib/core")) return [];
    // Texts and preferences are kinds of examples too; a file that names others of these is about examples.
    const ofExamples = source.lines.some((line) => /"(instruction|conversation)"/.test(line));
    return source.lines.filter(
      (line) =>
        KIND_OF_CRITERION.test(line) ||
        (!ofExamples && !line.includes("example.kind") && KIND_OF_BOTH.test(line)) ||
        /Partial<Record<(CriterionKind|Criterion\["kind"\])/.test(line),
    );
  },

  "only the named few see more than their project": (source) =>
    /^(app|lib|worker)\//.test(source.file) && !source.isTest && !under(source.file, "lib/server")
      ? source.lines.flatMap((line) =>
          /\b(seeingAll|seeProject|seeingNoProject)\(/.test(line) && !SEES_MORE.includes(source.file)
            ? ["prove the project, or say in SEES_MORE why not"]
            : // Prisma gathers them over requests and looks as the first of these sees.
              /\b(db|replica)\(\)\s*\.(?!user\b|project\b|guideline|membership\b)\w+\.findUnique/.test(line)
              ? ["use findFirst outside of transactions"]
              : [],
        )
      : [],

  "a write that can meet a conflict is tried again": (source) =>
    under(source.file, "lib") && !source.isTest && !/^lib\/(server\/db\.ts|.*\/testing\/)/.test(source.file)
      ? CONFLICTING.filter((write) => write.test(source.lines.join("\n"))).map(() => "use transaction of lib/server/db")
      : [],

  "the browser calls the API by lib/api/client": (source) =>
    /^(app|components)\//.test(source.file) && !source.isTest && source.file !== "components/auth/credentials.ts"
      ? source.lines.flatMap((line) =>
          /\bfetch\(/.test(line) ? ["use ask, which reads the answer by its schema"] : [],
        )
      : [],

  "what comes over the wire is parsed, never believed": (source) =>
    /^(app|components|lib)\//.test(source.file) && !source.isTest
      ? source.lines.filter((line) => /\.json\(\)\)* as /.test(line))
      : [],

  "pages are thin": (source) =>
    /^app\/(?!gallery).*\/(page|layout|route)\.tsx?$/.test(source.file) && source.lines.length > MAX_PAGE_LINES
      ? [`${source.lines.length} lines`]
      : [],

  "a part of a page that comes later stands in Soon": (source) =>
    under(source.file, "app") ? source.lines.filter((line) => /<Suspense\b/.test(line)) : [],

  "no page streams before it proved who may look": (source) =>
    /^app\/.*\/loading\.tsx$/.test(source.file) ? ["loading.tsx sends 200 first"] : [],

  "no file is over 400 lines": (source) => (source.lines.length > MAX_LINES ? [`${source.lines.length} lines`] : []),

  "no barrels, no grab-bags": (source) =>
    /(^|\/)index\.tsx?$/.test(source.file) || /(^|\/)(utils?|helpers?|misc|common)(\/|\.tsx?$)/.test(source.file)
      ? ["name it after what it does"]
      : [],

  "no random numbers without a seed": (source) =>
    source.lines.some((line) => /Math\.random\(/.test(line)) ? ["Math.random"] : [],
};

/** A file as the laws look at it. */
export function sourceOf(file: string, text: string): Source {
  const values = text.replace(/^(?:import|export) type [^;]*;$/gm, "");
  return {
    file,
    lines: text.split("\n"),
    imports: targetsOf(file, values),
    imported: targetsOf(file, text),
    isTest: /\.test\.tsx?$/.test(file) || under(file, "e2e"),
  };
}

function targetsOf(file: string, text: string): string[] {
  const targets = [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map((match) => match[1]!);
  return targets.flatMap((target) => {
    if (target.startsWith("@/")) return [target.slice(2)];
    if (target.startsWith(".")) return [path.posix.normalize(path.posix.join(path.posix.dirname(file), target))];
    return [];
  });
}

/** What a file breaks: the law, and by what. */
export function breaches(source: Source): { law: string; what: string }[] {
  return Object.entries(laws).flatMap(([law, check]) => check(source).map((what) => ({ law, what })));
}

/** Groups of files that import each other, be it for a type, each in some order; empty where nothing goes round. Tarjan, SIAM J. Comput. 1 (1972). */
export function circles(sources: readonly Pick<Source, "file" | "imported">[]): string[][] {
  const importedBy = new Map(sources.map(({ file, imported }) => [file.replace(/\.tsx?$/, ""), imported]));
  const found: string[][] = [];
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const visit = (file: string) => {
    order.set(file, order.size);
    lowest.set(file, order.get(file)!);
    open.push(file);
    for (const target of importedBy.get(file)!) {
      if (!importedBy.has(target)) continue;
      if (!order.has(target)) visit(target);
      if (open.includes(target)) lowest.set(file, Math.min(lowest.get(file)!, lowest.get(target)!));
    }
    if (lowest.get(file) !== order.get(file)) return;
    const group = open.splice(open.indexOf(file));
    if (group.length > 1 || importedBy.get(file)!.includes(file)) found.push(group);
  };
  for (const file of importedBy.keys()) if (!order.has(file)) visit(file);
  return found;
}
