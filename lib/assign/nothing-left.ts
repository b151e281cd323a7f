/** Why there is no work: no round is open, everything is done, others hold what is left, or what is left is not for this person. */
export const NOTHING_LEFT = ["no-round", "all-done", "held-by-others", "none-for-you"] as const;
export type NothingLeft = (typeof NOTHING_LEFT)[number];

/** Why somebody has to do something else first; `version` is the pinned one, whose changes they have not read or whose test they have not passed. */
export interface First {
  nothing: "acknowledge-version" | "qualify";
  version: number;
}

/** There is more, but the asker has enough in hand for what waits and who works: `mayHold` examples. */
export interface Enough {
  nothing: "enough-ahead";
  mayHold: number;
}
