/** What can be refused, as it stands in the log. */
export const REFUSAL_ACTIONS = [
  "right.refused",
  "right.hidden",
  "limit.refused",
  "link.refused",
  "password.refused",
  "token.refused",
  "sign-in.refused",
  "sign-in.slowed",
  "sign-in.broken",
] as const;
export type RefusalAction = (typeof REFUSAL_ACTIONS)[number];

/** Entries an hour that refused attempts may make, over all processes. */
export const MOST_ENTRIES = 100;
/** Of these, how many strangers may make together, so that a flood from outside leaves room for what people with accounts try. */
const MOST_OF_STRANGERS = 60;
/** And how many one person or address. */
const MOST_OF_ONE = 20;

export interface Counted {
  /** Stands for who, what and where. */
  key: string;
  /** An account's id, or an address. */
  who: string;
  isStranger: boolean;
  times: number;
}

interface Outcome<Refused> {
  /** Those that become an entry at once. */
  entries: Refused[];
  /** By key, how often more what has an entry was tried. */
  more: Map<string, number>;
  /** Tries that are only counted. */
  beyond: number;
}

/** What becomes of refusals in an hour that has the entries of `before` already. */
export function admitRefusals<Refused extends Counted>(
  before: readonly Omit<Counted, "times">[],
  refused: readonly Refused[],
): Outcome<Refused> {
  const held = new Map(before.map((one) => [one.key, one]));
  const found: Outcome<Refused> = { entries: [], more: new Map(), beyond: 0 };
  for (const one of refused) {
    const others = [...held.values()];
    const isKnown = held.has(one.key);
    const fits =
      others.length < MOST_ENTRIES &&
      others.filter(({ who }) => who === one.who).length < MOST_OF_ONE &&
      (!one.isStranger || others.filter(({ isStranger }) => isStranger).length < MOST_OF_STRANGERS);
    if (!isKnown && !fits) {
      found.beyond += one.times;
      continue;
    }
    if (!isKnown) {
      held.set(one.key, one);
      found.entries.push(one);
    }
    found.more.set(one.key, (found.more.get(one.key) ?? 0) + one.times - (isKnown ? 0 : 1));
  }
  return found;
}
