import { expect, test } from "vitest";
import { cutSchema, lookSchema } from "./schema";

test("examples are told apart by words on whole examples, and by nothing else", () => {
  for (const name of ["source", "slice.a b"]) expect(cutSchema.safeParse(name).success).toBe(true);
  for (const name of ["tokens", "language", "turns", "nothing", ""])
    expect(cutSchema.safeParse(name).success).toBe(false);
});

test("conditions and parts that say nothing are refused", () => {
  expect(lookSchema.safeParse({ where: "tokens@response:1..", part: "turn.user" }).success).toBe(true);
  for (const where of ["", "nothing:1", ["source:wiki", "tokens:x"]])
    expect(lookSchema.safeParse({ where }).success).toBe(false);
  expect(lookSchema.safeParse({ part: "answer" }).success).toBe(false);
});
