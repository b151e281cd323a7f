import { expect, it } from "vitest";
import { environment } from "./environment.mjs";
import { requireNode } from "./node-version.mjs";
import { readOptions } from "./options.mjs";

const read = (args: string[], variables: Record<string, string> = {}) => readOptions(args, environment(variables));

it("serves on the loopback interface with the demo unless told otherwise", () => {
  expect(read([])).toMatchObject({
    host: "127.0.0.1",
    port: 3000,
    onLoopback: true,
    demo: true,
    dev: false,
    fresh: false,
  });
  expect(read(["--host", "0.0.0.0", "--no-demo"])).toMatchObject({ onLoopback: false, demo: false });
  expect(read([], { TOUCHSTONE_DEMO: "0" }).demo).toBe(false);
});

it("prefers the command line to the environment, and takes an empty variable as not set", () => {
  expect(read(["--port", "4000"], { PORT: "5000" }).port).toBe(4000);
  expect(read([], { PORT: "5000", HOST: "::1" })).toMatchObject({ port: 5000, host: "::1", onLoopback: true });
  expect(read([], { PORT: "", HOST: "" })).toMatchObject({ port: 3000, host: "127.0.0.1" });
});

it.each([["--port", "http"], ["--port", "70000"], ["--prot", "1"], ["somewhere"]])("refuses %s %s", (...args) => {
  expect(() => read(args)).toThrow();
});

it("does not empty a database that it did not make", () => {
  expect(() => read(["--fresh"], { DATABASE_URL: "postgresql://db/touchstone" })).toThrow(/--fresh/);
});

it("needs Node 20.19", () => {
  expect(() => requireNode("20.18.3")).toThrow(/needs Node 20.19 or newer; this is 20.18.3/);
  expect(() => requireNode("18.99.0")).toThrow();
  for (const version of ["20.19.0", "20.20.2", "22.0.0"]) expect(() => requireNode(version)).not.toThrow();
});
