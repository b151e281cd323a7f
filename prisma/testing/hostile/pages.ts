import { readdirSync } from "node:fs";
import path from "node:path";
import type { Asked } from "@/lib/address/address";
import type { Random } from "@/lib/core/random/generator";
import { hostileBytes } from "./values";

const ROOT = path.resolve(import.meta.dirname, "../../..");

/** The path of every page, with its parameters in brackets. */
function pages(): string[] {
  const files = readdirSync(path.join(ROOT, "app"), { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => path.basename(file) === "page.tsx" && !file.startsWith("gallery"))
    .map((file) => `/${path.dirname(file)}`.replaceAll(/\/(?:\([^)]*\)|\.)/g, "") || "/")
    .sort();
}

/** Every name that an address of ours can hold, by the declarations of all stages. */
export async function addressNames(): Promise<string[]> {
  const lib = path.join(ROOT, "lib");
  const files = readdirSync(lib, { recursive: true, encoding: "utf8" }).filter((file) =>
    /[^/]\/address\.ts$/.test(file),
  );
  const names = new Set(["__proto__", "constructor"]);
  for (const file of files.filter((name) => !name.startsWith("address/"))) {
    const declared: Record<string, unknown> = await import(path.join(lib, file));
    for (const one of Object.values(declared)) {
      if (typeof one !== "object" || one === null || !("asked" in one)) continue;
      const { asked, urlKeys } = one as { asked: Asked; urlKeys?: Record<string, string> };
      for (const name of urlKeys ? Object.values(urlKeys) : Object.keys(asked)) names.add(name);
    }
  }
  return [...names].sort();
}

/**
 * Addresses of every page with something hostile in one place: in each parameter of its path, and under names of its query, of which
 * `share` are tried. `known` says what stands in a path otherwise.
 */
export function hostileAddresses(
  names: readonly string[],
  known: Record<string, string>,
  random: Random,
  share = 1,
): string[] {
  return pages().flatMap((page) => {
    const filled = (own: Record<string, string>) =>
      page.replaceAll(/\[(\w+)\]/g, (_, name: string) => own[name] ?? known[name] ?? "1");
    const inPath = [...page.matchAll(/\[(\w+)\]/g)].map(([, name]) =>
      filled({ [name!]: hostileBytes(random) || "%00" }),
    );
    const tried = names.filter(() => share === 1 || random.uniform() < share);
    return [...inPath, ...tried.map((name) => `${filled({})}?${name}=${hostileBytes(random)}`)];
  });
}

/** What is wrong with an answer: a failure of the server's own, or a page of which a part failed while it was sent. */
export function wrongWith(status: number, text: string): string | null {
  if (status >= 500) return String(status);
  const failed = /data-dgst="(?!NEXT_|BAILOUT)[^"]*"|"digest":"(?!NEXT_)[^"]*"/.exec(text);
  return failed && `${status}, a part failed: ${failed[0]}`;
}
