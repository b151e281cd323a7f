import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { canonicalJson } from "@/lib/core/text/canonical-json";
import { orderFacts } from "@/lib/jobs/order-facts";
import { audit } from "@/lib/server/audit";
import { transaction } from "@/lib/server/db";
import { no, ok } from "@/lib/server/errors";
import { currentMakers } from "./current-makers";
import { SETTINGS } from "./maker-settings";
import { makersOf } from "./plan-batches";

type Write = ProjectScope<"release:write">;

/** Orders what is not known yet of the project's examples; an order that waits is joined. */
export async function findFacts({ projectId, actor }: Write) {
  return ok({ jobId: await transaction((tx) => orderFacts(tx, projectId, actor.userId)) });
}

/**
 * Sets a maker of facts, and orders what that makes unknown: its facts of all examples, and those of no other maker. Until they are found
 * they are missing.
 */
export async function setMaker(
  { projectId, actor }: Write,
  { maker, parameters }: { maker: string; parameters: unknown },
) {
  const setting = Object.hasOwn(SETTINGS, maker) ? SETTINGS[maker] : undefined;
  if (!setting) {
    const known = Object.keys(SETTINGS).join(", ");
    return no(
      "unknown-maker",
      `There is no maker of facts ${maker} that can be set. ${known ? `These can: ${known}.` : "None can."}`,
    );
  }
  const read = setting.schema.safeParse(parameters);
  if (!read.success) {
    const [issue] = read.error.issues;
    const place = ["parameters", ...issue!.path].join(".");
    return no("unfit-parameters", `${place}: ${issue!.message}. Nothing was changed.`);
  }
  return transaction(async (tx) => {
    const before = currentMakers(await makersOf(projectId, tx)).find((one) => one.maker === maker)?.parameters;
    if (canonicalJson(before) === canonicalJson(read.data)) return ok({ jobId: null });
    const data = { parameters: JSON.parse(canonicalJson(read.data)) };
    await tx.factMaker.upsert({
      where: { projectId_maker: { projectId, maker } },
      create: { projectId, maker, ...data },
      update: data,
    });
    await audit(tx, {
      stream: `project:${projectId}`,
      projectId,
      actorId: actor.userId,
      action: "facts.set",
      subject: maker,
    });
    return ok({ jobId: await orderFacts(tx, projectId, actor.userId) });
  });
}
