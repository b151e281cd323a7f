import { unpackJson } from "@/lib/formats/json-cell";
import { setField } from "@/lib/formats/record";

/** The fields of a record, with a note of which were used, so that none is lost without a trace. */
export class Fields {
  readonly #record: Readonly<Record<string, unknown>>;
  readonly #used = new Set<string>();
  readonly #unpacked = new Map<string, unknown>();
  #dotted: readonly string[] | undefined;

  constructor(record: Readonly<Record<string, unknown>>) {
    this.#record = record;
  }

  /** A field's value without using it; `undefined` when it is absent or null. */
  peek(name: string): unknown {
    return Object.hasOwn(this.#record, name) ? (this.#record[name] ?? undefined) : undefined;
  }

  /** As `peek`, but what stands there as JSON text is what it says. It is read once, as many shapes ask for it. */
  json(name: string): unknown {
    const value = this.peek(name);
    if (typeof value !== "string") return value;
    if (!this.#unpacked.has(name)) this.#unpacked.set(name, unpackJson(value));
    return this.#unpacked.get(name);
  }

  names(): string[] {
    return Object.keys(this.#record);
  }

  isUsed(name: string): boolean {
    return this.#used.has(name);
  }

  isNull(name: string): boolean {
    return Object.hasOwn(this.#record, name) && this.#record[name] === null;
  }

  has(...names: readonly string[]): boolean {
    return names.some((name) => this.peek(name) !== undefined);
  }

  /**
   * Uses the first of the named fields that has a value, one that is not an empty string if there is one. The others stay
   * unused and so end up in `rest`, except those that are null: a field that is known by name says nothing with it.
   */
  take(...names: readonly string[]): unknown {
    let chosen: string | undefined;
    for (const name of names) {
      const value = this.peek(name);
      if (value === undefined) this.#used.add(name);
      else if (chosen === undefined || (value !== "" && this.peek(chosen) === "")) chosen = name;
    }
    if (chosen === undefined) return undefined;
    this.#used.add(chosen);
    return this.peek(chosen);
  }

  /** As `take`, but numbers, true and false become text: a table or a careless writer loses the difference. */
  takeText(...names: readonly string[]): unknown {
    const value = this.take(...names);
    return typeof value === "number" || typeof value === "boolean" ? String(value) : value;
  }

  /** Uses a field only when its value is a text that is not empty. */
  takeString(...names: readonly string[]): string | undefined {
    for (const name of names) {
      const value = this.peek(name);
      const isText = typeof value === "string" && value !== "";
      if (isText || value === undefined) this.#used.add(name);
      if (isText) return value;
    }
    return undefined;
  }

  /** The fields whose name begins with a prefix and a dot, by the rest of their name, such as `slices.topic`. */
  takeDotted(prefix: string): [name: string, value: unknown][] {
    this.#dotted ??= Object.keys(this.#record).filter((name) => name.includes("."));
    const names = this.#dotted.filter((name) => name.startsWith(`${prefix}.`) && this.has(name));
    return names.map((name) => [name.slice(prefix.length + 1), this.take(name)]);
  }

  /** Every field that was not used. Empty table cells carry nothing and are left out. */
  rest(): Record<string, unknown> {
    const rest: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(this.#record)) {
      if (!this.#used.has(name) && value !== "" && value !== undefined) setField(rest, name, value);
    }
    return rest;
  }

  /** What `rest` holds that says something: without nulls and empty lists, as tables pad with; `undefined` where that is nothing. */
  spare(): Record<string, unknown> | undefined {
    const spare = this.rest();
    for (const [name, value] of Object.entries(spare)) {
      if (value === null || (Array.isArray(value) && value.length === 0)) delete spare[name];
    }
    return Object.keys(spare).length > 0 ? spare : undefined;
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
