import { describe, expect, it } from "vitest";
import { readPattern, type UserPattern } from "./user-pattern";

function read(source: string): UserPattern {
  const reading = readPattern(source);
  if (!reading.ok) throw new Error(reading.message);
  return reading.pattern;
}

describe("a pattern of a user", () => {
  it("finds places in code points", () => {
    expect(read("(?i)as an ai").places("👍 As an AI, as an ai", 10)).toEqual([
      { from: 2, to: 10 },
      { from: 12, to: 20 },
    ]);
    expect(read("a").places("aaaa", 2)).toHaveLength(2);
    expect(read("\\p{Han}+").isIn("x 字 y")).toBe(true);
    expect(read("^a$").isIn("b\na")).toBe(false);
    expect(read("(?m)^a$").isIn("b\na")).toBe(true);
  });

  it.each([
    ["", "is empty"],
    ["a(?=b)", "Looking ahead"],
    ["(?<!a)b", "Looking ahead or behind"],
    ["(a)\\1", "Referring back"],
    ["(?P<x>a)(?P=x)", "Referring back"],
    ["a++", "Possessive"],
    ["(?>a)", "atomic"],
    ["a{2000}", "over 1000"],
    ["(a", "missing closing ): `(a`"],
    ["[z-a]", "`z-a`"],
    ["a*", "every text"],
    ["a|", "every text"],
    ["x".repeat(501), "501 characters"],
    ["(?:[a-c]{1,40}[d-f]{1,40}){25}", "too large"],
  ])("%s is refused with what to do", (source, said) => {
    const reading = readPattern(source);
    expect(reading).toMatchObject({ ok: false, message: expect.stringContaining(said) });
  });

  // An engine that goes back would need more steps than there are atoms.
  it.each(["(a+)+$", "(a|aa)+$", "^(([a-z])+.)+[A-Z]([a-z])+$", "(x+x+)+y"])(
    "%s ends on 200 kB that it nearly matches",
    (source) => {
      expect(read(source).isIn(`${"a".repeat(200_000)}!`)).toBe(false);
    },
  );
});
