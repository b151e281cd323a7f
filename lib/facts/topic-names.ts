import { z } from "zod";
import type { FactColumn } from "@/lib/core/facts/fact";

const topicNamesSchema = z.array(
  z.object({
    /** The name under which it was learnt. */
    topic: z.string(),
    /** What people call it; those that are called alike are one. */
    name: z.string(),
    /** What it was called before, the newest first. */
    former: z.array(z.string()),
  }),
);
export type TopicName = z.infer<typeof topicNamesSchema>[number];

/** The names of topics as they are stored. */
export function topicNamesOf(stored: unknown): TopicName[] {
  return topicNamesSchema.parse(stored);
}

/** What a learnt topic is called. */
export function calledBy(names: readonly TopicName[]): (learnt: string) => string {
  const called = new Map(names.map(({ topic, name }) => [topic, name]));
  return (learnt) => called.get(learnt) ?? learnt;
}

/** Topics as they were learnt, by the names that people gave them; whoever asks by a name from before means the one of now. */
export function withTopicNames(column: FactColumn, names: readonly TopicName[]): FactColumn {
  if (column.kind !== "word" || names.length === 0) return column;
  const called = calledBy(names);
  const words = [...new Set(column.words.map(called))];
  const codes = column.words.map((word) => words.indexOf(called(word)));
  const aliases = new Map(
    names.flatMap(({ topic, name, former }) => [topic, ...former].map((before): [string, string] => [before, name])),
  );
  for (const word of words) aliases.delete(word);
  return { ...column, words, codes: column.codes.map((code) => (code < 0 ? code : codes[code]!)), aliases };
}
