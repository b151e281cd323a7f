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

/** Who read each document, by their place among the annotators, and what they marked. */
export function readersByDocument(
  annotations: SpanAnnotations,
): Map<string, { annotator: number; spans: readonly Span[] }[]> {
  const readers = new Map<string, { annotator: number; spans: readonly Span[] }[]>();
  [...annotations.values()].forEach((own, annotator) => {
    for (const [document, spans] of own) {
      const known = readers.get(document);
      if (known) known.push({ annotator, spans });
      else readers.set(document, [{ annotator, spans }]);
    }
  });
  return readers;
}

/** The same annotations with the spans of one label alone. */
export function withLabel(annotations: SpanAnnotations, label: string): SpanAnnotations {
  const only = (own: ReadonlyMap<string, readonly Span[]>) =>
    new Map([...own].map(([document, spans]) => [document, spans.filter((span) => span.label === label)]));
  return new Map([...annotations].map(([annotator, own]) => [annotator, only(own)]));
}
