import { expect, it } from "vitest";
import { examplesOf } from "./read-examples";

const read = (value: unknown) =>
  examplesOf({ line: 4, value }, {}).map((event) => ("value" in event ? event.value : event.error.code));

it("makes an example of each model's output, whose ids name no model", () => {
  const record = {
    id: "q7",
    prompt: "Why?",
    slices: { topic: "sky" },
    outputs: { alpha: "Because.", beta: "Scattering." },
  };
  expect(read(record)).toEqual([
    {
      kind: "instruction",
      id: "q7:1",
      prompt: "Why?",
      response: "Because.",
      slices: { topic: "sky" },
      provenance: { model: "alpha", extra: { prompt_id: "q7" } },
    },
    expect.objectContaining({
      id: "q7:2",
      response: "Scattering.",
      provenance: { model: "beta", extra: { prompt_id: "q7" } },
    }),
  ]);
});

it("takes a list of outputs with more about each, and a prompt_id that is there", () => {
  const outputs = [{ model: "alpha", text: "Because.", date: "2026-05-01" }];
  expect(read({ id: 7, prompt_id: "p", prompt: "Why?", outputs })).toEqual([
    expect.objectContaining({
      id: "7:1",
      provenance: { model: "alpha", date: "2026-05-01", extra: { prompt_id: "p" } },
    }),
  ]);
  expect(read({ prompt: "Why?", outputs })).toEqual([
    { kind: "instruction", prompt: "Why?", response: "Because.", provenance: { model: "alpha", date: "2026-05-01" } },
  ]);
});

it.each([{ outputs: [] }, { outputs: [{ text: "no model" }] }, { outputs: { alpha: 3 } }, { outputs: "text" }])(
  "leaves a record alone whose outputs name no models: %j",
  (given) => {
    expect(read({ prompt: "Why?", response: "Because.", ...given })).toEqual([
      expect.objectContaining({ response: "Because.", provenance: { extra: given } }),
    ]);
  },
);

it("takes the models of two columns of responses", () => {
  expect(read({ prompt: "Why?", response_a: "one", response_b: "two", model_a: "alpha", model_b: "beta" })).toEqual([
    {
      kind: "preference",
      prompt: "Why?",
      responses: [
        { text: "one", model: "alpha" },
        { text: "two", model: "beta" },
      ],
    },
  ]);
});
