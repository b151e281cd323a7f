import { calledBy, type TopicName } from "@/lib/facts/topic-names";
import type { LearntTopic } from "./schema";

/** A topic as it is shown: one that was learnt, or several that people put together. */
export interface ShownTopic {
  name: string;
  words: string[];
  /** The names under which it was learnt. */
  learnt: string[];
}

/** Names from before that are kept of a topic. */
const MOST_FORMER = 20;

/** Learnt topics by what they are called, in the order in which they were learnt; the words of several in turn. */
export function shownTopics(learnt: readonly LearntTopic[], names: readonly TopicName[]): ShownTopic[] {
  const called = calledBy(names);
  const shown = new Map<string, LearntTopic[]>();
  for (const topic of learnt) {
    const own = shown.get(called(topic.name));
    if (own) own.push(topic);
    else shown.set(called(topic.name), [topic]);
  }
  return [...shown].map(([name, own]) => ({
    name,
    words: inTurn(own.map(({ words }) => words)),
    learnt: own.map((topic) => topic.name),
  }));
}

function inTurn(lists: readonly (readonly string[])[]): string[] {
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
}

/** Calls what is shown as `topic` by another name. Where another topic is shown by that name, both are one from now on. */
export function renamed(
  learnt: readonly LearntTopic[],
  names: readonly TopicName[],
  { topic, name }: { topic: string; name: string },
): TopicName[] {
  const called = calledBy(names);
  const isMerge = learnt.some((one) => called(one.name) === name);
  const said = learnt
    .map((one) => one.name)
    // Of the other one it is said as well, so that both stay one when it is learnt under another name.
    .filter((own) => called(own) === topic || (isMerge && called(own) === name));
  return said.reduce((now, own) => withName(now, own, name), [...names]);
}

/** Calls a learnt topic by its own name again. */
export function unnamed(names: readonly TopicName[], learnt: string): TopicName[] {
  return withName(names, learnt, learnt);
}

function withName(names: readonly TopicName[], topic: string, name: string): TopicName[] {
  const before = names.find((one) => one.topic === topic) ?? { topic, name: topic, former: [] };
  return [
    ...names.filter((one) => one.topic !== topic),
    { topic, name, former: formerOf([before.name, ...before.former], name) },
  ];
}

function formerOf(names: readonly string[], now: string): string[] {
  return [...new Set(names)].filter((name) => name !== now).slice(0, MOST_FORMER);
}

/**
 * Names for the topics of another search: what people said of a topic holds for the same one, and whoever asks by its name from before means
 * it. Answers also the names that people gave to topics which were not found again.
 */
export function carriedOver(
  learnt: readonly LearntTopic[],
  names: readonly TopicName[],
  same: ReadonlyMap<string, string>,
) {
  const called = calledBy(names);
  const kept = learnt.flatMap(({ name: before }): TopicName[] => {
    const topic = same.get(before);
    if (topic === undefined) return [];
    const said = names.find((one) => one.topic === before);
    const name = called(before) === before ? topic : called(before);
    return [{ topic, name, former: formerOf([before, ...(said?.former ?? [])], name) }];
  });
  const lost = names.filter(({ topic, name }) => name !== topic && !same.has(topic)).map(({ name }) => name);
  return { kept, lost: [...new Set(lost)].filter((name) => !kept.some((one) => one.name === name)) };
}
