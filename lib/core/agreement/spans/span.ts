/** A marked stretch of text, half-open [start, end) in code points. */
export interface Span {
  start: number;
  end: number;
  label: string;
}

/** What each annotator marked. A document in an annotator's map with an empty list was read and has no span. */
export type SpanAnnotations = ReadonlyMap<string, ReadonlyMap<string, readonly Span[]>>;

/** Documents that both annotators read. */
export function sharedDocuments(annotations: SpanAnnotations, first: string, second: string): string[] {
  const other = annotations.get(second);
  return [...(annotations.get(first)?.keys() ?? [])].filter((document) => other?.has(document));
}
