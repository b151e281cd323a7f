import type { FactDefinition } from "./fact";

const part = (
  kind: FactDefinition["kind"],
  name: string,
  title: string,
  help: string,
  unit?: string,
): FactDefinition => ({ name, on: "part", kind, title, help, ...(unit && { unit }) });
const whole = (...given: Parameters<typeof part>): FactDefinition => ({ ...part(...given), on: "example" });

/** Where an example comes from and when it came, as it was imported. Slices are facts too, by `slice.` and their name. */
export const ORIGIN_FACTS = [
  whole("word", "kind", "Kind", "The kind of the example."),
  whole("word", "source", "Source", "Where it says that it comes from; none where it does not say."),
  whole("word", "licence", "Licence", "The licence that it came with; none where it does not say."),
  whole("word", "origin", "Origin", "Whether people wrote it, a model or an application; none where it does not say."),
  whole(
    "word",
    "model",
    "Model",
    "The model that it says wrote the response; none for comparisons and where it does not say.",
  ),
  whole("word", "import", "Import", "The import that brought it."),
  whole("word", "day", "Day of import", "The day on which it came, in UTC."),
  whole("word", "week", "Week of import", "The week in which it came, by its Monday, in UTC."),
] as const;

/** What the letters of a text say. */
export const TEXT_FACTS = [
  part("count", "characters", "Characters", "Code points of the text.", "characters"),
  part(
    "count",
    "words",
    "Words",
    "Runs of letters, marks and digits; in scripts without spaces each letter counts.",
    "words",
  ),
  part("count", "lines", "Lines", "Lines that are not empty.", "lines"),
  part("flag", "empty", "Empty", "Nothing but white space."),
  part("flag", "html", "HTML", "Tags of HTML outside of code."),
  part("flag", "markdown", "Markdown", "Headings, lists, emphasis, tables, links or code of Markdown."),
  part("flag", "code", "Code", "A fenced block of code."),
  part("flag", "open_fence", "Open code fence", "A fence of code that is not closed."),
  part(
    "count",
    "odd_characters",
    "Invisible characters",
    "Controls, zero-width and bidirectional characters, spaces of other widths, tags, private use; not where writing needs them.",
    "characters",
  ),
  part(
    "number",
    "repeated_lines",
    "Repeated lines",
    "Share of lines that stood before in the text (Gopher); none under two lines.",
  ),
  part("number", "repeated_paragraphs", "Repeated paragraphs", "The same of paragraphs; none under two paragraphs."),
  part(
    "number",
    "top_ngram",
    "Most frequent phrase",
    "Largest share of the characters within the most frequent phrase of 2, 3 or 4 words (Gopher), 0 where none comes twice; none under 30 words.",
  ),
  part(
    "number",
    "repeated_ngrams",
    "Repeated phrases",
    "Largest share of the characters in phrases of 5 to 10 words that stood before (Gopher); none under 30 words.",
  ),
  part("list", "refusal", "Refusal", "Where a model says that it will not or cannot answer."),
  part(
    "list",
    "boilerplate",
    "Boilerplate",
    "Where it speaks of itself as a model, of cookies, terms, or says lorem ipsum.",
  ),
  part(
    "list",
    "template_tokens",
    "Leaked template",
    "Where marks of chat templates stand, such as <|im_start|> or [INST].",
  ),
  part("flag", "only_link", "Only a link", "The text is one address of the web and nothing else."),
  part(
    "flag",
    "truncated",
    "Cut off",
    "It ends within a sentence, a word or a list, judged by its last line and by how it ends sentences elsewhere; none for empty texts.",
  ),
  part("number", "letter_share", "Letters", "Share of its characters that are letters; none for empty texts."),
] as const;

/** What only the parts together say. */
export const SHAPE_FACTS = [
  whole(
    "count",
    "turns",
    "Turns",
    "Turns of the conversation; two for a prompt and its response, one for a text.",
    "turns",
  ),
  whole(
    "flag",
    "odd_roles",
    "Odd order of roles",
    "A system turn that is not first, two turns of one side in a row, a tool's result without a call, or an end without an answer.",
  ),
  whole(
    "number",
    "prompt_copied",
    "Prompt in the answer",
    "Share of the phrases of five words of what is asked last that stand in the response; none under ten words.",
  ),
  whole(
    "flag",
    "json_missing",
    "JSON asked, not given",
    "The prompt asks for JSON and the response does not parse as JSON, also within a fence; none where it does not ask.",
  ),
  whole(
    "count",
    "broken_calls",
    "Broken tool calls",
    "Calls whose arguments are no object, or whose tool is not among those offered where any are; none without calls.",
    "calls",
  ),
  whole(
    "flag",
    "equal_responses",
    "Equal responses",
    "Two of several responses say the same, but for case and white space; none where nothing is compared.",
  ),
  whole(
    "number",
    "length_ratio",
    "Length of the longest response",
    "How many times as long as the shortest; none where nothing is compared or one is empty.",
  ),
] as const;

export const TOKEN_FACTS = [
  part("count", "tokens", "Tokens", "Tokens of the text by the tokenizer that is set.", "tokens"),
] as const;

export const LANGUAGE_FACTS = [
  part(
    "word",
    "language",
    "Language",
    "The language that the text is most likely written in (ISO 639-1); none where it is too short or unsure, and code is not looked at.",
  ),
  whole(
    "flag",
    "other_language",
    "Answer in another language",
    "Prompt and response are of two languages; none where one is unknown.",
  ),
] as const;

export const PERSONAL_FACTS = [
  part(
    "list",
    "personal",
    "Personal data",
    "Addresses of mail and network, telephone and card numbers, accounts, identity numbers, keys and secrets, each with its type.",
  ),
] as const;

export const INSTRUCTION_FACTS = [
  whole(
    "word",
    "verb",
    "Verb asked",
    "The main verb of what is asked last, in English; none in other languages and where no verb asks.",
  ),
  whole("word", "object", "Object asked", "The direct object of that verb; none where there is none."),
] as const;

/** What its words are about, by the topics that were learnt of the project's examples (lib/core/topics). */
export const TOPIC_FACTS = [
  whole(
    "word",
    "topic",
    "Learnt topic",
    "What its prompt and responses, or its text, are about, by the topics that were learnt of these examples last; none where it is about none of them in particular.",
  ),
  whole(
    "number",
    "topic_fit",
    "Typical of its topic",
    "How much its words are those of its topic: cosine with the centre, from 0 to 1; none without a topic.",
  ),
] as const;

/** What tells equal from different: 64 bits of SHA-256; normalised are NFC, lower case, white space as one space. */
export const IDENTITY_FACTS = [
  whole("hash", "same_whole", "Whole", "All that is read of it."),
  whole("hash", "same_prompt", "Prompt", "System prompt and what stands before the response; none for texts."),
  whole("hash", "same_question", "Last question", "The last turn of the user; none for texts."),
  whole(
    "hash",
    "same_response",
    "Response",
    "The response, or the last turn of the assistant; none for texts and comparisons.",
  ),
  whole("hash", "like_whole", "Whole, normalised", "As above, normalised."),
  whole("hash", "like_prompt", "Prompt, normalised", "As above, normalised."),
  whole("hash", "like_question", "Last question, normalised", "As above, normalised."),
  whole("hash", "like_response", "Response, normalised", "As above, normalised."),
] as const;

const nearBy = (name: string, title: string, what: string) =>
  whole(
    "number",
    name,
    title,
    `Similarity of ${what} to that of the one kept of its cluster, by the newest search for duplicates; 0 where that found no cluster or it is the one kept, none where it was not searched.`,
  );

/** What the newest search for near duplicates found. */
export const NEAR_FACTS = [
  nearBy("near_whole", "Near duplicate", "all that is read"),
  nearBy("near_prompt", "Near duplicate of a prompt", "the prompt"),
  nearBy("near_question", "Near duplicate of a last question", "the last question"),
  nearBy("near_response", "Near duplicate of a response", "the response"),
] as const;

/** Every fact that is found out of all examples; their makers stand in lib/facts/makers.ts. */
export const FACTS: readonly FactDefinition[] = [
  ...ORIGIN_FACTS,
  ...TEXT_FACTS,
  ...SHAPE_FACTS,
  ...TOKEN_FACTS,
  ...LANGUAGE_FACTS,
  ...PERSONAL_FACTS,
  ...INSTRUCTION_FACTS,
  ...TOPIC_FACTS,
  ...IDENTITY_FACTS,
  ...NEAR_FACTS,
];

/** Everything that is asked of texts but hashes. */
export const SHOWN_FACTS: readonly string[] = FACTS.filter(({ kind }) => kind !== "hash").map(({ name }) => name);

const BY_NAME = new Map(FACTS.map((fact) => [fact.name, fact]));

/** What the name of a slice stands behind, and a pattern that texts are searched for. */
export const [SLICE, PATTERN] = ["slice.", "pattern."] as const;

/** The pattern that a fact is about, as somebody wrote it; undefined where it is about none. */
export function patternOf(fact: string): string | undefined {
  return fact.startsWith(PATTERN) && fact.length > PATTERN.length ? fact.slice(PATTERN.length) : undefined;
}

/** A fact by its name, slices and patterns included; undefined where there is none of that name. */
export function factNamed(name: string): FactDefinition | undefined {
  const pattern = patternOf(name);
  if (pattern !== undefined) return part("flag", name, pattern, "Whether the pattern stands anywhere in the text.");
  if (!name.startsWith(SLICE)) return BY_NAME.get(name);
  const slice = name.slice(SLICE.length);
  return slice === ""
    ? undefined
    : whole("word", name, slice, "What the slice of that name says; none where it has none.");
}
