import type { Blocks } from "./nodes";

/** A part of a card; one without blocks is left out. */
export type Section = readonly [title: string, blocks: Blocks];

export const NOT_KEPT = "Not known: the release was made before its manifest kept this.";
