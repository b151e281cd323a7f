import { type LookQuestion, lookAt } from "./looked";

/** What examples are about. */
interface TopicsAmong {
  /** Those that meet the conditions. */
  matching: number;
  /** By the topics' names, the largest first. */
  topics: TopicSize[];
  /** Those about nothing in particular, and those that nobody has looked at. */
  none: number;
  unlooked: number;
}

interface TopicSize {
  name: string;
  examples: number;
  /** Ids of those most typical of it, the most typical first. */
  typical: string[];
}

const TYPICAL = 3;

/** For a thread: how many examples each topic has, and which are most typical. */
export async function topicsAmongExamples(question: LookQuestion): Promise<TopicsAmong> {
  const { table, among, matching } = await lookAt(question, ["topic", "topic_fit"]);
  const [topic, fit] = [table.columns.get("topic")!, table.columns.get("topic_fit")!];
  if (topic.kind !== "word" || fit.kind !== "number") throw new TypeError("topics are words, their fit is a number");
  const members = topic.words.map((): number[] => []);
  let [none, unlooked] = [0, 0];
  for (let example = 0; example < table.examples; example++) {
    if (among && among[example] !== 1) continue;
    const code = topic.codes[example]!;
    if (code >= 0) members[code]!.push(example);
    else if (topic.unlooked?.[example] === 1) unlooked++;
    else none++;
  }
  const topics = members.map((own, code): TopicSize & { first: number } => {
    const typical = own.toSorted((a, b) => fit.values[b]! - fit.values[a]! || a - b).slice(0, TYPICAL);
    return {
      name: topic.words[code]!,
      examples: own.length,
      typical: typical.map((at) => table.ids[at]!),
      first: own[0] ?? 0,
    };
  });
  return {
    matching,
    topics: topics
      .filter(({ examples }) => examples > 0)
      .sort((a, b) => b.examples - a.examples || a.first - b.first)
      .map(({ name, examples, typical }) => ({ name, examples, typical })),
    none,
    unlooked,
  };
}
