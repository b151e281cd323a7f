import type { PersonalType } from "@/lib/core/facts/personal-type";
import { composeMaps, type Edit, editText, type PositionMap } from "@/lib/core/text/position-map";
import { findPersonal } from "@/lib/facts/personal/find-personal";
import type { Hit } from "@/lib/facts/personal/rule";
import type { Example } from "@/lib/formats/example";
import { changeTexts, type TextPath } from "./example-texts";
import { KnownValues } from "./known-values";

/** A value that was replaced, by what, and how often. */
export interface Masked {
  placeholder: string;
  type: PersonalType;
  /** As it was written first. */
  value: string;
  count: number;
}

export interface MaskedExample {
  example: Example;
  masked: Masked[];
  /** Of each text that was changed, where everything went. */
  maps: { path: TextPath; map: PositionMap }[];
}

const PLACEHOLDER = /<[A-Z][A-Z0-9_]*_\d{1,9}>/g;
/** What is masked may bring to light what it hid by overlapping it. */
const MOST_PASSES = 20;

/**
 * The example with personal data (`findPersonal`) replaced by placeholders with their type, such as `<EMAIL_1>`. One value has one number in all
 * texts of the example, however its groups, spaces and capitals are written; where it is found once it is replaced everywhere that it
 * stands for itself. Numbers that stand in the example already are not used again. Masking twice changes nothing more.
 */
export function maskPersonal(given: Example): MaskedExample {
  const names = new Names(given);
  const maps = new Map<string, { path: TextPath; map: PositionMap }>();
  let example = given;
  for (let passes = 0; passes < MOST_PASSES; passes++) {
    const known = new KnownValues();
    const found = new Map<string, readonly Hit[]>();
    changeTexts(example, (text) => {
      const hits = findPersonal(text);
      found.set(text, hits);
      for (const { type, from, to } of hits) {
        const value = text.slice(from, to);
        names.of(type, value);
        known.add(value);
      }
      return text;
    });
    let isChanged = false;
    example = changeTexts(example, (text, path) => {
      const { text: masked, map } = editText(text, editsOf(text, found.get(text)!, known, names));
      if (map.length === 0) return text;
      isChanged = true;
      const key = JSON.stringify(path);
      const before = maps.get(key);
      maps.set(key, { path, map: before ? composeMaps(before.map, map) : map });
      return masked;
    });
    if (!isChanged) break;
  }
  return { example, masked: names.masked, maps: [...maps.values()] };
}

/** What is found in the text itself, and between that whatever was found elsewhere. */
function editsOf(text: string, hits: readonly Hit[], known: KnownValues, names: Names): Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  for (const { from, to } of known.find(text)) {
    for (; at < hits.length && hits[at]!.from < to; at++) edits.push(editOf(text, hits[at]!, names));
    if (from >= (edits.at(-1)?.to ?? 0)) edits.push(editOf(text, { from, to }, names));
  }
  for (; at < hits.length; at++) edits.push(editOf(text, hits[at]!, names));
  return edits;
}

function editOf(text: string, { from, to }: { from: number; to: number }, names: Names): Edit {
  return { from, to, by: names.used(text.slice(from, to)) };
}

/** Which placeholder stands for which value. */
class Names {
  readonly masked: Masked[] = [];
  readonly #taken = new Set<string>();
  readonly #byValue = new Map<string, Masked>();
  /** By type what has one canonical form. */
  readonly #byForm = new Map<PersonalType, Map<string, Masked>>();
  readonly #next = new Map<PersonalType, number>();

  constructor(example: Example) {
    changeTexts(example, (text) => {
      for (const [placeholder] of text.matchAll(PLACEHOLDER)) this.#taken.add(placeholder);
      return text;
    });
  }

  of(type: PersonalType, value: string): void {
    if (this.#byValue.has(value)) return;
    const forms = this.#byForm.get(type) ?? new Map<string, Masked>();
    this.#byForm.set(type, forms);
    const form = canonical(type, value);
    let masked = forms.get(form);
    if (!masked) {
      masked = { placeholder: this.#free(type), type, value, count: 0 };
      this.masked.push(masked);
      forms.set(form, masked);
    }
    this.#byValue.set(value, masked);
  }

  used(value: string): string {
    const masked = this.#byValue.get(value)!;
    masked.count++;
    return masked.placeholder;
  }

  #free(type: PersonalType): string {
    const name = type.toUpperCase();
    for (let number = this.#next.get(type) ?? 1; ; number++) {
      const placeholder = `<${name}_${number}>`;
      if (this.#taken.has(placeholder)) continue;
      this.#next.set(type, number + 1);
      return placeholder;
    }
  }
}

const CASE_SENSITIVE: ReadonlySet<PersonalType> = new Set(["secret", "url_with_credentials", "crypto_address"]);

const IS_ASCII = /^\p{ASCII}*$/u;

/** What two ways to write one value have in common. */
function canonical(type: PersonalType, value: string): string {
  if (CASE_SENSITIVE.has(type)) return value;
  const lower = (IS_ASCII.test(value) ? value : value.normalize("NFKC")).toLowerCase();
  return type === "email" || type === "ip" ? lower : lower.replace(/[^\p{L}\p{N}]/gu, "");
}
