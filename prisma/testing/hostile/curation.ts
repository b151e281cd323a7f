/** Records as somebody may import them to harm whoever curates; `size` says of how many, or how long. */
export const HOSTILE_SETS = {
  none: () => [],
  one: () => [{ id: "only", kind: "text", text: "." }],
  identical: (size: number) => Array.from({ length: size }, (_, k) => sameAs(k)),
  texts: (size: number) => [...hostileTexts(size), ...hostileTurns(size)],
} as const satisfies Record<string, (size: number) => readonly object[]>;

/** Each is there twice, letter by letter; all say the same but for case and a space at the end. */
function sameAs(k: number) {
  const letters = [..."everybody gives the same answer"];
  const response = letters.map((letter, at) => ((k >> (at + 1)) & 1 ? letter.toUpperCase() : letter)).join("");
  return { id: `same${k}`, kind: "instruction", prompt: "The same?", response: `${response} `, slices: { number: k } };
}

function hostileTexts(size: number) {
  const long = (unit: string) => unit.repeat(Math.ceil(size / unit.length));
  const texts = [
    "\ud800",
    "a\udfff",
    "a\u0000b",
    "\u202e\u2066\u200f",
    long("\u202e"),
    long("x"),
    long("a b "),
    long("\ud83d\udca5"),
    long("e\u0301"),
    long("\u4f60"),
    long("a@b.co "),
    long("*a"),
    long("```"),
    `<p>${long("<b>")}`,
    long("{"),
    long("<|im_end|>"),
    " ",
    "\u200b",
    "__proto__",
    "=1+1",
    "line\u2028line\u0085line",
  ];
  return texts.flatMap((text, k) => [
    { id: `text${k}`, kind: "text", text, provenance: { source: text.slice(0, 200), licence: "\u202e" } },
    {
      id: `said${k}`,
      kind: "instruction",
      prompt: `${text}`,
      response: text,
      slices: { constructor: text.slice(0, 90) },
    },
  ]);
}

/** As many turns as an example may have, and more than it may; tool calls that nest. */
function hostileTurns(size: number) {
  const turns = (many: number) =>
    Array.from({ length: many }, (_, k) => ({ role: k % 2 === 0 ? "user" : "assistant", content: `Turn ${k % 7}` }));
  const deep = Array.from({ length: 90 }).reduce<object>((inner) => ({ inner }), {});
  const called = {
    role: "assistant",
    content: "",
    toolCalls: Array.from({ length: 200 }, (_, k) => ({ id: `c${k}`, name: "f", arguments: k % 2 === 0 ? deep : "{" })),
  };
  return [
    { id: "turns", kind: "conversation", messages: turns(2000) },
    { id: "more-turns", kind: "conversation", messages: turns(10_000) },
    { id: "tools", kind: "conversation", messages: [...turns(1), called] },
    {
      id: "many",
      kind: "preference",
      prompt: "\u202e",
      responses: Array.from({ length: 26 }, (_, k) => ({ text: `${k}`.repeat(size / 100) })),
    },
  ];
}

/** What a call answers. */
interface Said {
  status: number;
  body: unknown;
}

/** How a program reaches the product: a call under a project, a stream of records, the end of a job. */
export interface Reach {
  call: (method: string, path: string, body?: unknown) => Promise<Said>;
  upload: (path: string, records: readonly object[]) => Promise<Said>;
  /** How a job ended. */
  ended: (jobId: string) => Promise<{ state: string; message: string | null }>;
}

const OPERATIONS = ["invisible-characters", "line-endings", "unicode-nfc", "trim", "html-to-text", "personal-data"];

/** A step of each kind, for a guideline with the planted checks. */
const STEPS = [
  { step: "clean", operations: OPERATIONS },
  { step: "check", check: "of-a-template" },
  { step: "contamination" },
  { step: "duplicates", meaning: "whole", strength: "normalised" },
  { step: "duplicates", meaning: "response", strength: "near", threshold: 0.8 },
];

/**
 * Does all that can be done under Curate with hostile records, and takes it back. Answers what went wrong: an answer of 500 and more, a
 * call that had to succeed and did not, a job that did not come to its end.
 */
export async function curateHostile(reach: Reach, records: readonly object[]): Promise<string[]> {
  const wrong: string[] = [];
  const ask = async (method: string, path: string, body?: unknown): Promise<Record<string, unknown>> => {
    const said = await reach.call(method, path, body);
    if (said.status >= 500) wrong.push(`${method} ${path}: ${said.status} ${JSON.stringify(said.body)}`.slice(0, 300));
    return said.status < 300 && typeof said.body === "object" && said.body !== null ? { ...said.body } : {};
  };
  const follow = async (what: string, { jobId }: Record<string, unknown>): Promise<string | null> => {
    if (typeof jobId !== "string") return null;
    const { state, message } = await reach.ended(jobId);
    if (state !== "succeeded" && !message?.startsWith("Nothing would be in this release."))
      wrong.push(`${what}: ${state} ${message}`);
    return jobId;
  };
  const must = async (what: string, begun: Record<string, unknown>): Promise<string> => {
    const id = await follow(what, begun);
    if (id === null) wrong.push(`${what} was not begun: ${JSON.stringify(begun)}`);
    return id ?? "none";
  };

  const [first] = records;
  if (first) await must("the import", { ...((await reach.upload("/examples", records)).body as object) });
  await must("the facts", await ask("POST", "/facts"));
  await must("the patterns", await ask("POST", "/facts/patterns", { patterns: ["a+b", "[\\s\\S]"] }));
  await must(
    "the duplicates",
    await ask("POST", "/duplicates", { meanings: ["whole", "prompt", "question", "response"] }),
  );
  for (const meaning of ["whole", "response"]) await ask("GET", `/duplicates?meaning=${meaning}`);
  await ask("GET", "/duplicates/clusters/1");
  await ask("GET", "/duplicates/agreement");
  if (first) {
    await must("the benchmark", {
      ...((await reach.upload("/benchmarks?name=Hostile", records.slice(0, Math.ceil(records.length / 2))))
        .body as object),
    });
    await must("the comparison", await ask("POST", "/contamination"));
    for (const path of ["/contamination", "/contamination/hits?state=all", "/contamination/items"])
      await ask("GET", path);
  }
  await follow("the topics", await ask("POST", "/topics", {}));
  for (const path of ["/topics", "/checks", "/axes", "/facts", "/inspect", "/inspect/odd", "/inspect/same"])
    await ask("GET", path);
  for (const path of ["/inspect/odd?cut=licence", "/inspect/examples", "/inspect/facts/characters?cut=source"])
    await ask("GET", path);
  for (const fact of ["source", "language", "topic", "personal", "same_whole", "calls", "turns", "slice:number"])
    await ask("GET", `/inspect/facts/${fact}`);

  await ask("POST", "/cleanings/preview", { operations: OPERATIONS });
  const cleaning = await follow("the cleaning", await ask("POST", "/cleanings", { operations: OPERATIONS }));
  if (cleaning) {
    await ask("GET", `/cleanings/${cleaning}`);
    await ask("DELETE", `/cleanings/${cleaning}`);
  }
  const steps = first ? STEPS : STEPS.filter(({ step }) => step !== "contamination");
  const { id: recipe } = await ask("POST", "/recipes", { recipe: "\u202eHostile", steps });
  const runs = `/recipes/${recipe}/runs`;
  if (first) await must("the comparison behind the cleaning", await ask("POST", "/contamination"));
  await must("the preview", await ask("POST", `/recipes/${recipe}/preview`, {}));
  const run = await must("the run", await ask("POST", runs, {}));
  await ask("GET", `${runs}/${run}`);
  for (const step of [0, 1, 2, 3]) await ask("GET", `${runs}/${run}/examples?step=${step}`);

  if (first) await must("the comparison behind the run", await ask("POST", "/contamination"));
  await follow("the release", await ask("POST", "/releases", { name: "Hostile", format: "ndjson" }));
  for (const path of ["/releases/1", "/releases/1/data", "/releases/1/card", "/export/standing"])
    await ask("GET", path);
  await ask("POST", `${runs}/${run}/undo`);

  const { id: reading } = await ask("POST", "/readings", { size: 20, seed: 1, stratify: { by: "source" } });
  for (const position of [1, 2, 3]) await ask("GET", `/readings/${reading}/examples/${position}`);
  await ask("PUT", `/readings/${reading}/examples/1`, { lacking: ["unique"], read: true, note: "\u202e" });
  await ask("POST", `/readings/${reading}/end`);
  const { selection } = await ask("POST", "/selections/exclusions", { reason: "relevant" });
  if (selection) await ask("DELETE", `/selections/${selection}`);
  return wrong;
}
