import type { FactExample, FactValues } from "@/lib/core/facts/fact";
import { type About, type TopicModel, topicTeller } from "@/lib/core/topics/model";
import type { TopicSetting } from "./maker-settings";

interface Loaded {
  names: readonly string[];
  tell: (texts: readonly string[]) => About;
}

/** What models lack that were learnt before unknown words counted. */
const LEARNT_BEFORE = { unknown: 0, left: [] };

/** One process tells topics for few projects at a time. */
const KEPT = 2;
const loaded = new Map<string, Loaded>();

/** Makes `TOPIC_FACTS`, which are missing where no topics were learnt. */
export const TOPICS = {
  async prepare(parameters?: TopicSetting, kept?: (hash: string) => Promise<string>): Promise<void> {
    if (!parameters || !kept) return;
    const { model: hash } = parameters;
    const known = loaded.get(hash) ?? loadedOf({ ...LEARNT_BEFORE, ...JSON.parse(await kept(hash)) } as TopicModel);
    loaded.delete(hash);
    loaded.set(hash, known);
    if (loaded.size > KEPT) loaded.delete(loaded.keys().next().value!);
  },
  make(example: FactExample, parameters?: TopicSetting): FactValues {
    const parts = example.parts.map(() => ({}));
    if (!parameters) return { example: {}, parts };
    const known = loaded.get(parameters.model);
    if (!known) throw new Error("The topics were not loaded.");
    const { topic, fit } = known.tell(textsAbout(example));
    return { example: { topic: topic === null ? null : known.names[topic]!, topic_fit: fit }, parts };
  },
};

function loadedOf(model: TopicModel): Loaded {
  return { names: model.topics.map(({ name }) => name), tell: topicTeller(model) };
}

const ABOUT = new Set(["text", "prompt", "response"]);

/** The texts that say what an example is about: what is asked and what is answered, or its one text. */
export function textsAbout({ parts }: FactExample): string[] {
  return parts.filter(({ kind }) => ABOUT.has(kind)).map(({ text }) => text);
}
