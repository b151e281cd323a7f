import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Example, Message } from "@/lib/formats/example";
import { exampleOf, plain } from "@/lib/formats/testing/examples";
import { streamOf } from "@/lib/formats/testing/streams";
import { EXPORT_FORMATS, formatNamed } from "./all-formats";
import type { RowOptions } from "./export-format";
import type { ExportedExample } from "./exported";
import { fateOf, Tally } from "./tally";
import { aChat, someTools } from "./testing/chats";
import { exported } from "./testing/exported";
import { writeFile } from "./write-file";

const TEXT: RowOptions = { container: "text", csv: "exact" };

/** What becomes of a row, in one word each: written, how it is changed, or why it is left out. */
function fateIn(format: string, row: ExportedExample, options: Partial<RowOptions> = {}): string {
  const fate = fateOf(formatNamed(format)!, row, { ...TEXT, ...options });
  if (fate.fate === "left-out") return fate.reason;
  return fate.fate === "written" ? "written" : fate.reasons.join(" ");
}

const user = (content: string, more: Partial<Message> = {}): Message => ({ role: "user", content, ...more });
const says = (content: string, more: Partial<Message> = {}): Message => ({ role: "assistant", content, ...more });
const system: Message = { role: "system", content: "S" };
const calls = (...ids: string[]): Message =>
  says("", { toolCalls: ids.map((id) => ({ id, name: "f", arguments: {} })) });
const result = (toolCallId: string): Message => ({ role: "tool", content: "r", toolCallId, name: "f" });

const chat = (messages: Message[], more: Partial<Example> = {}) =>
  exported({ kind: "conversation", id: "c", messages, ...more } as Example & { id: string });

describe("a chat", () => {
  // By chat templates, hosted fine-tuning and LLaMA-Factory.
  test.each<[string, Message[], string, string, string]>([
    ["that ends with the user", [user("q"), says("a"), user("q")], ...same("last-not-assistant")],
    ["that ends with a result", [user("q"), calls("1"), result("1")], ...same("last-not-assistant")],
    ["without an answer", [user("q")], ...same("no-assistant")],
    ["that the assistant begins", [says("a"), user("q"), says("a")], ...same("first-not-user")],
    ["with an empty answer", [user("q"), says(" \n")], ...same("empty-answer")],
    ["with an empty answer before", [user("q"), says(""), user("q"), says("a")], ...same("empty-answer")],
    ["with nothing to learn", [user("q"), says("a", { weight: 0 })], ...same("nothing-to-learn")],
    ["with a result of no call", [user("q"), result("1"), says("a")], ...same("stray-result")],
    ["with a system prompt inside", [user("q"), system, says("a")], "system-inside", "system-inside", "system-inside"],
    [
      "that is interrupted at a call",
      [user("q"), calls("1"), user("q"), says("a")],
      "missing-result",
      "missing-result",
      "written",
    ],
    [
      "with one of two results",
      [user("q"), calls("1", "2"), result("1"), says("a")],
      "missing-result",
      "missing-result",
      "written",
    ],
    ["that ends with a call", [user("q"), calls("1")], "written", "written", "written"],
    [
      "with two results",
      [user("q"), calls("1", "2"), result("1"), result("2"), says("a")],
      "written",
      "written",
      "merged-results",
    ],
    ["with two users in a row", [user("q"), user("q"), says("a")], ...same("merged-turns")],
    ["with two answers in a row", [user("q"), says("a"), says("b")], ...same("merged-turns")],
    [
      "with two answers, one of which is to be learned",
      [user("q"), says("a", { weight: 0 }), says("b")],
      ...same("not-alternating"),
    ],
    [
      "with two people in a row",
      [user("q", { name: "ann" }), user("q"), says("a")],
      "written",
      "written",
      "names-dropped merged-turns",
    ],
    [
      "with a call behind words",
      [user("q"), says("a"), calls("1"), result("1"), says("b")],
      "merged-turns",
      "merged-turns",
      "merged-turns text-unread",
    ],
    [
      "with a user behind a result",
      [user("q"), calls("1"), result("1"), user("q"), says("a")],
      "written",
      "written",
      "not-alternating",
    ],
    [
      "with equal ids",
      [user("q"), calls("1", "1"), result("1"), result("1"), says("a")],
      "filled-ids",
      "filled-ids",
      "merged-results",
    ],
    [
      "with a weight",
      [user("q"), says("a", { weight: 0 }), user("q"), says("a")],
      "weights-unread",
      "written",
      "weights-unread",
    ],
    [
      "with half a weight",
      [user("q"), says("a", { weight: 0.5 })],
      "weights-unread",
      "weights-rounded",
      "weights-unread",
    ],
    ["with names", [user("q", { name: "ann" }), says("a")], "written", "written", "names-dropped"],
    [
      "with a name that no API takes",
      [user("q", { name: "Ann B." }), says("a")],
      "written",
      "names-dropped",
      "names-dropped",
    ],
    ["with reasoning", [user("q"), says("a", { reasoning: "r" })], "written", "reasoning-dropped", "written"],
    [
      "with reasoning before a call",
      [user("q"), { ...calls("1"), reasoning: "r" }, result("1"), says("a")],
      "written",
      "reasoning-dropped",
      "reasoning-unread",
    ],
  ])("%s", (_, messages, templates, openai, sharegpt) => {
    expect([
      fateIn("sft-messages", chat(messages)),
      fateIn("openai-chat", chat(messages)),
      fateIn("sharegpt", chat(messages)),
    ]).toEqual([templates, openai, sharegpt]);
  });

  function same(fate: string): [string, string, string] {
    return [fate, fate, fate];
  }

  test.each<[unknown, string, string, string]>([
    ["text", "arguments-no-object", "arguments-no-object", "written"],
    [5, "arguments-no-object", "arguments-no-object", "written"],
    [["a"], "arguments-no-object", "arguments-no-object", "written"],
    [null, "filled-arguments", "filled-arguments", "written"],
    [undefined, "filled-arguments", "filled-arguments", "filled-arguments"],
  ])("with %j as the arguments of a call", (args, templates, openai, sharegpt) => {
    const messages = [
      user("q"),
      says("", { toolCalls: [{ id: "1", name: "f", arguments: args }] }),
      result("1"),
      says("a"),
    ];
    expect([
      fateIn("sft-messages", chat(messages)),
      fateIn("openai-chat", chat(messages)),
      fateIn("sharegpt", chat(messages)),
    ]).toEqual([templates, openai, sharegpt]);
  });

  test("with tools has no place in Alpaca, and its arguments are text in Parquet", () => {
    const row = chat([user("q"), calls("1"), result("1"), says("a")]);
    expect(fateIn("alpaca", row)).toBe("has-tools");
    expect(fateIn("alpaca", chat([user("q"), says("a")], { tools: [{ name: "f" }] }))).toBe("has-tools");
    expect(fateIn("sft-messages", row, { container: "parquet" })).toBe("arguments-as-text");
  });

  test("with a result of another call than the one before, or a name that no API takes", () => {
    const other = [user("q"), calls("1"), result("2"), says("a")];
    const named = [
      user("q"),
      says("", { toolCalls: [{ id: "1", name: "a.b", arguments: {} }] }),
      { ...result("1"), name: "a.b" },
      says("a"),
    ];
    const fates = (row: ExportedExample) =>
      ["sft-messages", "openai-chat", "sharegpt"].map((format) => fateIn(format, row));
    expect(fates(chat(other))).toEqual(["stray-result", "stray-result", "written"]);
    expect(fates(chat(named))).toEqual(["written", "tool-name", "written"]);
    const tools = [{ type: "function", function: { name: "a.b", description: "d", parameters: {} } }];
    expect(fates(chat([user("q"), says("a")], { tools }))).toEqual(["written", "tool-name", "written"]);
  });

  test("of which only the last answer is learned may hold an empty one before", () => {
    const messages = [user("q"), says(""), user("q"), says("a")];
    expect(fateIn("prompt-completion", chat(messages))).toBe("written");
    const decided = exported(chat(messages).example, { decided: { good: 4 } });
    for (const format of ["kto", "sharegpt-kto"])
      expect(fateIn(format, decided, { target: "good", desirable: "3" })).toBe("written");
  });

  test("of which only the last answer is learned needs no weights before", () => {
    const messages = [user("q"), says("a", { weight: 0 }), user("q"), says("a")];
    expect(fateIn("prompt-completion", chat(messages))).toBe("written");
    expect(fateIn("prompt-completion", chat([...messages, user("q"), says("a", { weight: 0 })]))).toBe(
      "nothing-to-learn",
    );
  });

  test("of the usual form is written everywhere, and nothing in it is lost", () =>
    fc.assert(
      fc.property(aChat(1), fc.option(someTools, { nil: undefined }), (messages, tools) => {
        const row = chat(messages, { tools });
        for (const format of ["sft-messages", "prompt-completion", "prompt-only", "sharegpt"])
          expect(fateIn(format, row)).toBe("written");
        const isThought = messages.some(({ reasoning }) => reasoning !== undefined);
        expect(fateIn("openai-chat", row)).toBe(isThought ? "reasoning-dropped" : "written");
      }),
    ));
});

describe("a preference", () => {
  const pair = (...texts: string[]) => ({
    kind: "preference" as const,
    id: "p",
    prompt: "Which?",
    responses: texts.map((text) => ({ text })),
  });
  const decided = { better: { choice: "A" } };
  const PAIRS = [
    "preference",
    "preference-messages",
    "openai-preference",
    "sharegpt-preference",
    "reward-pairs",
    "kto",
    "sharegpt-kto",
  ];
  const fates = (row: ExportedExample) => PAIRS.map((format) => fateIn(format, row, { target: "better" }));
  const every = (fate: string) => PAIRS.map(() => fate);

  test("with equal responses, a tie or no decision makes no pair", () => {
    expect(fates(exported(pair("a", "a "), { decided }))).toEqual(every("equal-responses"));
    expect(fates(exported(pair("a", "b"), { decided: { better: { choice: "tie" } } }))).toEqual(every("tie"));
    expect(fates(exported(pair("a", "b")))).toEqual(every("undecided"));
    expect(fates(exported(pair("a", "b"), { decided }))).toEqual(every("written"));
  });

  test("says where one of several pairs is missing", () => {
    expect(fates(exported(pair("a", "a", "b"), { decided }))).toEqual(every("equal-pairs"));
  });

  test("of several turns is no pair of texts, and one with tools neither", () => {
    const turns = { ...pair("a", "b"), context: [user("1"), says("2"), user("3")] };
    expect(fates(exported(turns, { decided }))).toEqual(["several-turns", ...every("written").slice(1)]);
    expect(fates(exported({ ...pair("a", "b"), tools: [{ name: "f" }] }, { decided }))[0]).toBe("has-tools");
    expect(fates(exported({ ...pair("a", "b"), system: "S" }, { decided }))).toEqual([
      "system-apart",
      ...every("written").slice(1),
    ]);
  });

  test("may begin with a greeting where only the answer is learned, and ends with what is asked", () => {
    const greeted = { ...pair("a", "b"), context: [says("Hello"), user("q")] };
    const fate = (context: Message[]) =>
      ["preference-messages", "openai-preference", "sharegpt-preference"].map((format) =>
        fateIn(format, exported({ ...pair("a", "b"), context }, { decided }), { target: "better" }),
      );
    expect(fate(greeted.context)).toEqual(["first-not-user", "written", "first-not-user"]);
    expect(fate([user("q"), says("a")])).toEqual(every("not-alternating").slice(0, 3));
  });

  test("whose answer is several messages has no place where an answer is one", () => {
    const messages = [calls("1"), result("1"), says("done")];
    const row = exported({ ...pair("a", "b"), responses: [{ text: "a", messages }, { text: "b" }] }, { decided });
    expect(fates(row)).toEqual([
      "has-tools",
      "written",
      "answer-of-many-turns",
      "answer-of-many-turns",
      "written",
      "written",
      "written",
    ]);
  });
});

describe("an unpaired answer", () => {
  test("of weight 0 is none to learn", () => {
    const row = exported(chat([user("q"), says("a"), user("q"), says("b", { weight: 0 })]).example, {
      decided: { good: 4 },
    });
    for (const format of ["kto", "sharegpt-kto"])
      expect(fateIn(format, row, { target: "good", desirable: "3" })).toBe("nothing-to-learn");
  });
});

describe("a count", () => {
  const kto = formatNamed("kto")!;
  const instruction = (id: string, good: number) =>
    exported({ kind: "instruction", id, prompt: "q", response: "a" }, { decided: { good } });

  async function tallyOf(name: string, rows: ExportedExample[], options: Partial<RowOptions> = {}) {
    const tally = new Tally();
    for await (const _ of writeFile(formatNamed(name)!, streamOf([rows]), { ...TEXT, ...options, tally }));
    return tally;
  }

  test("warns of unpaired answers of one side, and of too few for the target", async () => {
    const options = { target: "good", desirable: "3" };
    expect((await tallyOf("kto", [instruction("1", 3), instruction("2", 4)], options)).warnings(kto)).toEqual([
      "one-sided",
    ]);
    expect((await tallyOf("kto", [instruction("1", 3), instruction("2", 1)], options)).warnings(kto)).toEqual([]);
    const openai = formatNamed("openai-chat")!;
    expect((await tallyOf("openai-chat", [instruction("1", 3)])).warnings(openai)).toEqual(["too-few"]);
  });

  test("is of the fates of the rows: each is written, changed or left out", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(...Object.values(exampleOf)), { maxLength: 8 }),
        fc.constantFrom(...EXPORT_FORMATS),
        async (examples, format) => {
          const rows = examples.map((example, index) =>
            exported({ ...plain(example), gold: undefined, id: `e${index}` }, { decided: { better: { choice: "A" } } }),
          );
          const options = { ...TEXT, target: "better" };
          const tally = await tallyOf(format.name, rows, options);
          const fates = rows.map((row) => fateOf(format, row, options));
          expect(tally.examples).toBe(fates.filter(({ fate }) => fate !== "left-out").length);
          const left = Object.values(tally.leftOut).reduce((sum, n) => sum + n, 0);
          expect(tally.examples + left).toBe(rows.length);
          const changed = fates.flatMap((fate) => (fate.fate === "changed" ? fate.reasons : []));
          expect(Object.values(tally.changed).reduce((sum, n) => sum + n, 0)).toBe(changed.length);
        },
      ),
    ));
});
