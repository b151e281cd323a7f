import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { topicSettingOf } from "@/lib/facts/maker-settings";
import { orderFacts } from "@/lib/jobs/order-facts";
import { keepResult } from "@/lib/jobs/queue";
import { audit } from "@/lib/server/audit";
import { transaction } from "@/lib/server/db";
import type { LearntTopics } from "./learn";
import type { FindTopics } from "./schema";

interface Found {
  input: FindTopics;
  learnt: LearntTopics;
  /** Up to which number examples were there, and how many of them were read. */
  watermark: number;
  read: number;
}

/** Stores topics in the place of those before, sets their maker to them, and orders that every example be told by them. */
export async function storeTopics(
  { projectId, actor }: ProjectScope<"release:write">,
  job: { projectId: string; jobId: string; workerId: string },
  { input, learnt, watermark, read }: Found,
): Promise<void> {
  const { hash, json, topics } = learnt;
  const maker = { projectId, maker: "topic" };
  await transaction(async (tx) => {
    await keepResult(tx, job, { topics: hash });
    const row = await tx.factMaker.findFirst({ where: maker, select: { parameters: true } });
    const before = topicSettingOf(row?.parameters)?.model;
    // Facts that are being made may still need the ones before.
    await tx.topicModel.deleteMany({ where: { projectId, hash: { notIn: before ? [before] : [] } } });
    await tx.topicModel.deleteMany({ where: { projectId, hash } });
    const examples = await tx.example.count({ where: { projectId, sequence: { lte: watermark } } });
    await tx.topicModel.create({
      data: {
        ...{ projectId, hash, json, topics, seed: input.seed, asked: input.topics ?? null },
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
  });
}
