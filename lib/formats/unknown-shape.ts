import { isRecord } from "@/lib/formats/fields";
import { unpackJson } from "@/lib/formats/json-cell";
import type { Part, Recogniser } from "@/lib/formats/recogniser";

const SHOWN = 8;

/** Says of a record that no shape fits which fields it has, also nested ones, and what it lacks of the shape that is nearest. */
export function unknownShape(record: Record<string, unknown>, recognisers: readonly Recogniser[]): string {
  const paths = pathsOf(record);
  const shown = paths.slice(0, SHOWN).join(", ") + (paths.length > SHOWN ? ", …" : "");
  const start = `no known shape has the fields ${shown || "(none)"}`;
  const names = new Set(Object.keys(record));
  const near = nearest(names, recognisers);
  if (near && near.lacking.length === 0) {
    return `${start}; they are named as in ${near.shape}, but hold something else than its texts: map them, also by a path such as "name.member" or "name[0]"`;
  }
  if (near) {
    const lacks = near.lacking.map(({ words, names: [name] }) => `${words} (${name})`).join(" and ");
    return `${start}; nearest is ${near.shape}, which lacks ${lacks}: map a field to it, or rename it`;
  }
  const inner = nested(record).find(([, value]) => nearest(new Set(Object.keys(value)), recognisers));
  if (inner) {
    const [name, value] = inner;
    return `${start}; what is to be labelled may stand in "${name}": map its fields by their paths, such as "${name}.${Object.keys(value)[0]}"`;
  }
  return `${start}; map them, or use names such as prompt and response`;
}

/** The shape of which a record has most, and what it lacks of it; the plainest of several. */
function nearest(names: ReadonlySet<string>, recognisers: readonly Recogniser[]) {
  let best: { shape: string; lacking: Part[]; has: number } | undefined;
  for (const { shape, parts = [] } of recognisers.toReversed()) {
    const lacking = parts.filter((part) => !part.names.some((name) => names.has(name)));
    const has = parts.length - lacking.length;
    const isBetter = !best || has > best.has || (has === best.has && lacking.length < best.lacking.length);
    if (has > 0 && isBetter) best = { shape, lacking, has };
  }
  return best;
}

/** The names of a record's fields, those of objects in it as paths: `question.problem`. */
function pathsOf(record: Record<string, unknown>): string[] {
  return Object.entries(record).flatMap(([name, value]) => {
    const inner = unpackJson(value);
    const members = isRecord(inner) ? Object.keys(inner) : [];
    return members.length > 0 ? members.map((member) => `${name}.${member}`) : [name];
  });
}

function nested(record: Record<string, unknown>): [string, Record<string, unknown>][] {
  return Object.entries(record).flatMap(([name, value]) => {
    const inner = unpackJson(value);
    return isRecord(inner) ? [[name, inner] as [string, Record<string, unknown>]] : [];
  });
}
