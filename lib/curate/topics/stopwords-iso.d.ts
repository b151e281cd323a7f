declare module "stopwords-iso" {
  /** Words that say nothing by themselves, by language (ISO 639-1). */
  const stopWords: Readonly<Record<string, readonly string[]>>;
  export default stopWords;
}
