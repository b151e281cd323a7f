import "server-only";
import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import { topicSettingOf } from "@/lib/facts/maker-settings";
import { topicNamesOf } from "@/lib/facts/topic-names";
import { audit } from "@/lib/server/audit";
import { type Database, transaction } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import { renamed, shownTopics, unnamed } from "./names";
import { learntTopicSchema, type NameTopic } from "./schema";

/**
 * Calls a topic by another name, puts it together with one that has that name, or with `name` null calls a learnt one by its own name again. It
 * holds at once: facts are stored by learnt names.
 */
export async function nameTopic({ projectId, actor }: ProjectScope<"release:write">, { topic, name }: NameTopic) {
  return transaction(async (tx) => {
    await tx.$executeRaw`SELECT FROM project WHERE id = ${projectId}::uuid FOR NO KEY UPDATE`;
    const now = await topicsNow(tx, projectId);
    if (!now) return no("unknown-search", "Topics have not been looked for yet.");
    const { hash, learnt, names } = now;
    const shown = shownTopics(learnt, names);
    const known = name === null ? learnt : shown;
    if (!known.some((one) => one.name === topic))
      return no(
        "unknown-topic",
        `No topic ${name === null ? "was learnt as" : "is called"} “${topic}”. Nothing was changed; read the topics again.`,
      );
    if (shown.some((one) => one.name === (name ?? topic) && one.learnt.length === 1 && one.learnt[0] === topic))
      return ok({ topics: shown });
    const after = name === null ? unnamed(names, topic) : renamed(learnt, names, { topic, name });
    await tx.topicModel.update({
      where: { projectId_hash: { projectId, hash } },
      data: { names: after },
      select: { hash: true },
    });
    await audit(tx, {
      stream: `project:${projectId}`,
      projectId,
      actorId: actor.userId,
      action: name === null ? "topics.unname" : "topics.name",
      detail: name === null ? { topic } : { topic, name },
    });
    return ok({ topics: shownTopics(learnt, after) });
  });
}

/** The topics that a project is set to, and what people call them. */
export async function topicsNow(tx: Database, projectId: string) {
  const maker = await tx.factMaker.findFirst({ where: { projectId, maker: "topic" }, select: { parameters: true } });
  const setting = topicSettingOf(maker?.parameters);
  if (!setting) return null;
  const where = { projectId_hash: { projectId, hash: setting.model } };
  const row = await tx.topicModel.findUnique({ where, select: { topics: true, names: true } });
  if (!row) return null;
  return { hash: setting.model, learnt: z.array(learntTopicSchema).parse(row.topics), names: topicNamesOf(row.names) };
}
