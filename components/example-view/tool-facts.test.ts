import fc from "fast-check";
import { expect, test } from "vitest";
import { toolFacts } from "./tool-facts";

test("a function lists the parameters of its schema", () => {
  const parameters = {
    type: "object",
    properties: {
      line: { type: "string", description: "Which ferry." },
      unit: { enum: ["min", "h"] },
      day: { type: ["string", "null"] },
    },
    required: ["line"],
  };
  expect(toolFacts({ type: "function", function: { name: "times", description: "Times.", parameters } })).toEqual({
    name: "times",
    description: "Times.",
    parameters: [
      { name: "line", type: "string", isRequired: true, description: "Which ferry." },
      { name: "unit", type: '"min" | "h"', isRequired: false, description: "" },
      { name: "day", type: "string | null", isRequired: false, description: "" },
    ],
  });
});

test("parameters may stand there plainly, or not at all", () => {
  const plain = { a: { type: "int", description: "One.", required: true } };
  expect(toolFacts({ function: { name: "add", parameters: plain } }).parameters).toEqual([
    { name: "a", type: "int", isRequired: true, description: "One." },
  ]);
  expect(toolFacts({ name: "now", parameters: { type: "object" } })).toEqual({
    name: "now",
    description: "",
    parameters: [],
  });
  expect(toolFacts({ type: "web_search" }).name).toBe("web_search");
});

test("nothing that a tool may be makes it fail", () =>
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom("function", "name", "parameters", "type"), fc.jsonValue()), (tool) => {
      expect(toolFacts(tool).name).not.toBe("");
    }),
  ));
