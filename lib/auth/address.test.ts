import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safePath } from "./address";

describe("safePath", () => {
  it("keeps a path of this site with its filters", () => {
    expect(safePath("/projects/7?sort=split#top")).toBe("/projects/7?sort=split#top");
  });

  it.each([
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/..//evil.example",
    "/.//evil.example",
    "https://evil.example/",
    "javascript:alert(1)",
    "evil.example",
    "",
    null,
    undefined,
  ])("sends %j home", (wanted) => {
    expect(safePath(wanted)).toBe("/");
  });

  it("never returns to the sign-in page, which would turn in a circle", () => {
    expect(safePath("/sign-in?next=/sign-in")).toBe("/");
  });

  it("whatever is asked for stays on the site of the page that follows it", () => {
    const piece = fc.constantFrom("/", "\\", ".", "..", "\t", "\n", ":", "@", "evil.example", "a", "?", "#", "%2f");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const url = new URL(safePath(pieces.join("")), "https://touchstone.example/sign-in");
        expect(url.origin).toBe("https://touchstone.example");
      }),
    );
  });
});
