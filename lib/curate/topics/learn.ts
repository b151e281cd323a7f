import { hash } from "node:crypto";
import stopWordsOf from "stopwords-iso";
import { learnTopics } from "@/lib/core/topics/learn";
import { countTerms, joinCounts, type TermCounts } from "@/lib/core/topics/term-counts";
import { toFactExample } from "@/lib/facts/fact-example";
import { languageOf } from "@/lib/facts/language";
import { textsAbout } from "@/lib/facts/topics";
import type { Example } from "@/lib/formats/example";
import { withPrimary } from "@/lib/server/columns/read-columns";

export interface CountOrder {
  projectId: string;
  /** Numbers of examples. */
  sequences: readonly number[];
}

/** For a thread: reads examples and counts their terms. */
export async function countTopicTerms({ projectId, sequences }: CountOrder): Promise<TermCounts> {
  const rows = await withPrimary(async (client) => {
    const found = await client.query<{ kind: string; content: object }>(
      "SELECT kind, content FROM example WHERE project_id = $1 AND sequence = ANY($2::bigint[]) ORDER BY sequence",
      [projectId, sequences],
    );
    return found.rows;
  });
  return countTerms(
    rows.map(({ kind, content }) => {
      const texts = textsAbout(toFactExample({ kind, ...content } as Example));
      return { texts, language: languageOf(texts.join("\n")) };
    }),
  );
}

export interface LearnOrder {
  counts: readonly TermCounts[];
  seed: number;
  topics?: number | undefined;
}

/** Topics as they are stored. */
export interface LearntTopics {
  hash: string;
  json: string;
  topics: { name: string; words: string[] }[];
}

/** For a thread: learns topics of terms that were counted. */
export function learnTopicModel({ counts, seed, topics }: LearnOrder): LearntTopics {
  const model = learnTopics(joinCounts(counts), { seed, topics, stopWords });
  const json = JSON.stringify(model);
  return {
    hash: hash("sha256", json),
    json,
    topics: model.topics.map(({ name, words }) => ({ name, words: [...words] })),
  };
}

const NONE: ReadonlySet<string> = new Set();

function stopWords(language: string): ReadonlySet<string> {
  return Object.hasOwn(stopWordsOf, language) ? new Set(stopWordsOf[language]!.flatMap(piecesOf)) : NONE;
}

/** A word and, since an apostrophe ends a word of a text, what stands before it and short endings: "don't", "don"; "we'll", "we", "ll". */
function piecesOf(word: string): string[] {
  const [before, ...after] = word.split(/['’]/u);
  return [word, before!, ...after.filter(({ length }) => length <= 2)];
}
