import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { root } from "./paths.mjs";

type Dependencies = Record<string, string>;
type Entry = { dependencies?: Dependencies; optionalDependencies?: Dependencies; resolved?: string };

const { packages }: { packages: Record<string, Entry> } = JSON.parse(
  readFileSync(path.join(root, "package-lock.json"), "utf8"),
);

/** Where Node would look for `name` when `from` asks for it. */
function places(from: string, name: string): string[] {
  const parents = from.split("/node_modules/");
  const nested = parents.map((_, depth) => parents.slice(0, parents.length - depth).join("/node_modules/"));
  return [...nested.map((parent) => `${parent}/node_modules/${name}`), `node_modules/${name}`];
}

// npm leaves packages of other platforms out of the file where its registry does not offer them, and then `npm ci` refuses the
// file everywhere.
it("package-lock.json names every package that another one asks for, also for other platforms", () => {
  const missing = Object.entries(packages).flatMap(([from, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !places(from, name).some((place) => place in packages))
      .map((name) => `${name} for ${from}`),
  );
  expect(missing).toEqual([]);
});

it("package-lock.json names no registry's host", () => {
  expect(Object.values(packages).filter(({ resolved }) => resolved?.startsWith("http"))).toEqual([]);
});
