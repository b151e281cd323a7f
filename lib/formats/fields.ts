import { unpackJson } from "@/lib/formats/json-cell";
import { setField } from "@/lib/formats/record";

/** What became of the fields of a record, by their paths: a part of the example such as `prompt` or `provenance.source`, or `KEPT`. */
export type Account = Map<string, string>;

/** What becomes of a field that nothing knows: it stands in `provenance.extra`. */
export const KEPT = "extra";

/** What becomes of a field that is known by its name and says nothing. */
export const EMPTY = "empty";

interface View {
  account?: Account;
  path?: string;
  target?: string;
  unpacked?: Map<string, unknown>;
}

/** The fields of a record, with a note of what each became, so that none is lost without a trace. */
export class Fields {
  readonly account: Account;
  readonly #path: string;
  readonly #target: string;
  readonly #unpacked: Map<string, unknown>;
  /** Most names that are asked for are not there, which a map says sooner than an object. */
  readonly #values: ReadonlyMap<string, unknown>;
  #dotted: readonly string[] | undefined;

  constructor(
    fields: Readonly<Record<string, unknown>> | ReadonlyMap<string, unknown>,
    { account = new Map(), path = "", target = "content", unpacked = new Map() }: View = {},
  ) {
    this.account = account;
    this.#path = path;
    this.#target = target;
    this.#unpacked = unpacked;
    this.#values = fields instanceof Map ? fields : byName(fields as Readonly<Record<string, unknown>>);
  }

  /** The same fields; what is taken by this name becomes the named part of the example. */
  as(target: string): Fields {
    return new Fields(this.#values, { account: this.account, path: this.#path, target, unpacked: this.#unpacked });
  }

  /** The fields of a record that stands in this one, at a path such as `responses[]`, on the same account. */
  inside(path: string, record: Readonly<Record<string, unknown>>): Fields {
    return new Fields(record, { account: this.account, path: `${this.#path}${path}.`, target: this.#target });
  }

  /** A field's value without using it; `undefined` when it is absent or null. */
  peek(name: string): unknown {
    return this.#values.get(name) ?? undefined;
  }

  /** As `peek`, but what stands there as JSON text is what it says. It is read once, as many shapes ask for it. */
  json(name: string): unknown {
    const value = this.peek(name);
    if (typeof value !== "string") return value;
    if (!this.#unpacked.has(name)) this.#unpacked.set(name, unpackJson(value));
    return this.#unpacked.get(name);
  }

  names(): string[] {
    return [...this.#values.keys()];
  }

  isUsed(name: string): boolean {
    return (this.account.get(this.#path + name) ?? KEPT) !== KEPT;
  }

  isNull(name: string): boolean {
    return this.#values.get(name) === null;
  }

  has(...names: readonly string[]): boolean {
    for (const name of names) if (this.peek(name) !== undefined) return true;
    return false;
  }

  /**
   * Uses the first of the named fields that has a value, one that is not an empty string if there is one. The others stay
   * unused and so end up in `rest`, except those that are null: a field that is known by name says nothing with it.
   */
  take(...names: readonly string[]): unknown {
    let chosen: { name: string; value: unknown } | undefined;
    for (const name of names) {
      const value = this.#values.get(name);
      if (value === undefined) continue;
      if (value === null) this.#note(name);
      else if (!chosen || (value !== "" && chosen.value === "")) chosen = { name, value };
    }
    if (!chosen) return undefined;
    this.#note(chosen.name);
    return chosen.value;
  }

  /** As `take`, but numbers, true and false become text: a table or a careless writer loses the difference. */
  takeText(...names: readonly string[]): unknown {
    const value = this.take(...names);
    return typeof value === "number" || typeof value === "boolean" ? String(value) : value;
  }

  /** Uses a field only when its value is a text that is not empty. */
  takeString(...names: readonly string[]): string | undefined {
    for (const name of names) {
      const value = this.#values.get(name);
      if (value === null) this.#note(name);
      if (typeof value !== "string" || value === "") continue;
      this.#note(name);
      return value;
    }
    return undefined;
  }

  /** The fields whose name begins with a prefix and a dot, by the rest of their name, such as `slices.topic`. */
  takeDotted(prefix: string): [name: string, value: unknown][] {
    this.#dotted ??= this.names().filter((name) => name.includes("."));
    const names = this.#dotted.filter((name) => name.startsWith(`${prefix}.`) && this.has(name));
    for (const name of names) this.account.set(this.#path + name, name);
    return names.map((name) => [name.slice(prefix.length + 1), this.peek(name)]);
  }

  /** Every field that was not used, which is to be kept. Empty table cells carry nothing and are left out. */
  rest(): Record<string, unknown> {
    const rest: Record<string, unknown> = {};
    for (const [name, value] of this.#values) {
      if (value === "" || value === undefined || this.isUsed(name)) continue;
      this.account.set(this.#path + name, KEPT);
      setField(rest, name, value);
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

  #note(name: string): void {
    this.account.set(this.#path + name, this.isNull(name) ? EMPTY : this.#target);
  }
}

function byName(record: Readonly<Record<string, unknown>>): Map<string, unknown> {
  const values = new Map<string, unknown>();
  for (const name of Object.keys(record)) values.set(name, record[name]);
  return values;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
