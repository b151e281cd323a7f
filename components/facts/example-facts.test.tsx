import { expect, test } from "vitest";
import { words } from "@/components/testing/shown";
import { ExampleFacts, valueWords } from "./example-facts";

test("facts stand by part: what there is, what is not so, none, and not looked at", () => {
  const said = words(
    <ExampleFacts
      facts={{
        whole: [
          { name: "source", known: true, value: "forum" },
          { name: "licence", known: true, value: null },
          { name: "same_whole", known: true, value: "00000000000000ff" },
          { name: "import", known: true, value: "j" },
        ],
        parts: [
          { kind: "response", place: 0, speaker: null, facts: [{ name: "empty", known: true, value: false }] },
          { kind: "response", place: 1, speaker: null, facts: [{ name: "tokens", known: false, value: null }] },
          { kind: "turn", place: 0, speaker: "user", facts: [{ name: "characters", known: true, value: 12 }] },
        ],
      }}
    />,
  );
  expect(said).toBe(
    "The whole example Source forum Import j None Licence Response 1 Not so Empty Response 2 Not looked at yet Tokens 1 turn, one by one Turn, user Characters 12 characters",
  );
});

test("an example that no search has met says so", () => {
  const facts = { whole: [{ name: "turns", known: false, value: null }], parts: [] };
  expect(words(<ExampleFacts facts={facts} />)).toBe(
    "Facts of this example have not been looked for yet. The whole example Not looked at yet Turns",
  );
});

test("a list says how many of each type", () => {
  const span = (type: string) => ({ type, from: 0, to: 1 });
  expect(valueWords({ kind: "list" }, [span("mail"), span("phone"), span("mail")])).toBe("2 × mail, 1 × phone");
  expect(valueWords({ kind: "number" }, 0.123456)).toBe("0.12");
});
