/** What a value cell can hold: text, a number, or a list (a set) in JSON. */
export type RawValue = string | number | readonly string[];

/** A record of either format before it is checked: fields by name, absent ones left out. */
export interface RawRecord {
  line: number;
  fields: ReadonlyMap<string, RawValue>;
}
