/** One judgment between two responses, in the order in which they were shown. */
export interface Comparison {
  item: string;
  annotator: string;
  /** Names of the compared responses (or of the models that wrote them). */
  first: string;
  second: string;
  winner: "first" | "second" | "tie";
  /** Lengths in characters, where known. */
  firstLength?: number | null;
  secondLength?: number | null;
}
