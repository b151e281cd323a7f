import { createHash } from "node:crypto";
import type { FactMaker } from "@/lib/core/facts/fact";
import { canonicalJson } from "@/lib/core/text/canonical-json";
import { SETTINGS } from "./maker-settings";
import { MAKERS } from "./makers";
import { ORIGIN } from "./origin";
import { patternMaker } from "./pattern-maker";

/** A maker as a project has it. */
export interface CurrentMaker {
  maker: string;
  version: number;
  /** Of what it is set to: 16 hexadecimal digits, or empty where it is set to nothing but what it begins with. */
  fingerprint: string;
  parameters: unknown;
}

/**
 * The makers as a project has them, by the rows of `fact_maker`: what they are set to, and each pattern that texts are searched for. A row that
 * the maker cannot take any more is as if it were not there; a maker that makes nothing before it is set is not there either.
 */
export function currentMakers(rows: readonly { maker: string; parameters: unknown }[]): CurrentMaker[] {
  const set = new Map(rows.map(({ maker, parameters }) => [maker, parameters]));
  const patterns = rows.flatMap(({ maker }) => patternMaker(maker) ?? []);
  const makers: readonly Pick<FactMaker<never>, "name" | "version">[] = [ORIGIN, ...MAKERS, ...patterns];
  return makers.flatMap(({ name, version }) => {
    const setting = SETTINGS[name];
    if (!setting) return { maker: name, version, fingerprint: "", parameters: undefined };
    const read = set.has(name) ? setting.schema.safeParse(set.get(name)) : undefined;
    const parameters = read?.success ? read.data : setting.initial;
    if (parameters === undefined) return [];
    // What is set to what it begins with is as if nobody had set it, so that a maker which can be set from now on makes nothing anew.
    const isInitial = canonicalJson(parameters) === canonicalJson(setting.initial ?? null);
    return { maker: name, version, fingerprint: isInitial ? "" : fingerprintOf(parameters), parameters };
  });
}

function fingerprintOf(parameters: unknown): string {
  return createHash("sha256").update(canonicalJson(parameters)).digest("hex").slice(0, 16);
}
