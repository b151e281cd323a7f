import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { sameTopics } from "@/lib/core/topics/same-topics";
import { orderFacts } from "@/lib/jobs/order-facts";
import { keepResult } from "@/lib/jobs/queue";
import { audit } from "@/lib/server/audit";
import { type Database, transaction } from "@/lib/server/db";
import type { LearntTopics } from "./learn";
import { topicsNow } from "./name-topic";
import { carriedOver } from "./names";
import type { FindTopics } from "./schema";

interface Found {
  input: FindTopics;
  learnt: LearntTopics;
  /** Up to which number examples were there, and how many of them were read. */
  watermark: number;
  read: number;
}

/**
 * Stores topics in the place of those before, sets their maker to them, and orders that every example be told by them. Answers the names that
 * people gave to topics which were not found again.
 */
export async function storeTopics(
  { projectId, actor }: ProjectScope<"release:write">,
  job: { projectId: string; jobId: string; workerId: string },
  { input, learnt, watermark, read }: Found,
): Promise<string[]> {
  const { hash, json, topics } = learnt;
  const maker = { projectId, maker: "topic" };
  return transaction(async (tx) => {
    await keepResult(tx, job, { topics: hash });
    // Nobody gives a name to the topics before while these take their place.
    await tx.$executeRaw`SELECT FROM project WHERE id = ${projectId}::uuid FOR NO KEY UPDATE`;
    const { before, kept, lost } = await carried(tx, projectId, json);
    // Facts that are being made may still need the ones before.
    await tx.topicModel.deleteMany({ where: { projectId, hash: { notIn: before ? [before] : [] } } });
    await tx.topicModel.deleteMany({ where: { projectId, hash } });
    const examples = await tx.example.count({ where: { projectId, sequence: { lte: watermark } } });
    await tx.topicModel.create({
      data: {
        ...{ projectId, hash, json, topics, names: kept, seed: input.seed, asked: input.topics ?? null },
        ...{ examples, lastSequence: watermark, read },
      },
      select: { hash: true },
    });
    const parameters = { model: hash };
    await tx.factMaker.upsert({
      where: { projectId_maker: maker },
      create: { ...maker, parameters },
      update: { parameters },
    });
    await audit(tx, {
      stream: `project:${projectId}`,
      projectId,
      actorId: actor.userId,
      action: "topics.find",
      detail: { ...input, topics: topics.length },
    });
    await orderFacts(tx, projectId, actor.userId);
    return lost;
  });
}

/** The topics before, and what people called them as far as the same ones were found again. */
async function carried(tx: Database, projectId: string, json: string) {
  const now = await topicsNow(tx, projectId);
  if (!now) return { before: undefined, kept: [], lost: [] };
  const where = { projectId_hash: { projectId, hash: now.hash } };
  const before = await tx.topicModel.findUniqueOrThrow({ where, select: { json: true } });
  const same = sameTopics(JSON.parse(before.json), JSON.parse(json));
  return { before: now.hash, ...carriedOver(now.learnt, now.names, same) };
}
