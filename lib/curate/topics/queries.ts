import "server-only";
import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import { topicSettingOf } from "@/lib/facts/maker-settings";
import { topicNamesOf } from "@/lib/facts/topic-names";
import { replica } from "@/lib/server/db";
import { type ShownTopic, shownTopics } from "./names";
import { learntTopicSchema } from "./schema";

/** Topics as they were learnt last. */
export interface LearntView {
  createdAt: Date;
  seed: number;
  /** How many were asked for; null where the examples said it. */
  asked: number | null;
  /** Examples that there were then, those of them that were read, and those that came since. */
  examples: number;
  read: number;
  since: number;
  topics: ShownTopic[];
}

/** The topics that examples are told by; null before any were learnt. */
export async function readLearnt({ projectId }: ProjectScope<"examples:read">): Promise<LearntView | null> {
  const maker = await replica().factMaker.findFirst({
    where: { projectId, maker: "topic" },
    select: { parameters: true },
  });
  const setting = topicSettingOf(maker?.parameters);
  if (!setting) return null;
  const [row] = await replica().$queryRaw<(Omit<LearntView, "topics"> & { topics: unknown; names: unknown })[]>`
    SELECT m.created_at AS "createdAt", m.seed, m.asked, m.examples, m.read, m.topics, m.names,
      (SELECT count(*)::int FROM example e WHERE e.project_id = m.project_id AND e.sequence > m.last_sequence) AS since
    FROM topic_model m WHERE m.project_id = ${projectId}::uuid AND m.hash = ${setting.model}`;
  if (!row) return null;
  const { names, topics, ...learnt } = row;
  return { ...learnt, topics: shownTopics(z.array(learntTopicSchema).parse(topics), topicNamesOf(names)) };
}
