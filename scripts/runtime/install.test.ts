import { describe, expect, it } from "vitest";
import { difference } from "./install.mjs";

const next = { version: "16.4.6", integrity: "sha512-a" };
const ours = { os: [process.platform], cpu: [process.arch] };

describe("what is installed", () => {
  it("fits where every package is there in its version, apart from the project itself", () => {
    expect(difference({ "": { version: "1" }, "node_modules/next": next }, { "node_modules/next": next })).toBeNull();
  });

  it.each([
    ["a missing package", {}],
    ["another version", { "node_modules/next": { ...next, version: "16.4.5" } }],
    ["another content", { "node_modules/next": { ...next, integrity: "sha512-b" } }],
  ])("does not fit with %s", (_, installed) => {
    expect(difference({ "node_modules/next": next }, installed)).toContain("next");
  });

  it("needs the optional packages of this platform only", () => {
    const optional = { version: "1.0.0", optional: true };
    expect(difference({ "node_modules/a": optional }, {})).toBeNull();
    expect(difference({ "node_modules/a": { ...optional, ...ours, os: ["plan9"] } }, {})).toBeNull();
    expect(difference({ "node_modules/a": { ...optional, ...ours } }, {})).toContain("a is not");
  });
});
