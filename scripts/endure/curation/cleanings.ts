import { say } from "@/scripts/runtime/say.mjs";
import { type Finding, finding } from "../findings";
import { endOf, type Interrupter, type Interruption, interrupt, momentsOf, spanOf } from "./interrupt";
import { PLANTED_OPERATIONS } from "./planted";
import { type Curation, makePlanted } from "./projects";
import { cleanedIn, difference, importedHash, keptOf } from "./states";

/**
 * Cleans projects that hold the same: one undisturbed and again, the others killed, undone, and killed while what was undone is brought
 * back.
 */
export async function endureCleanings(curation: Curation, interrupter: Interrupter, kills: number): Promise<Finding[]> {
  const { lead, client } = curation;
  const start = async (id: string) => {
    const body = { operations: PLANTED_OPERATIONS };
    return (await lead.must<{ jobId: string }>("POST", `/projects/${id}/cleanings`, { body })).jobId;
  };
  const undo = (id: string, run: string) => lead.must("DELETE", `/projects/${id}/cleanings/${run}`);

  const reference = await makePlanted(curation, "Cleaned");
  const dirty = await keptOf(client, reference);
  const first = await start(reference);
  const ended = [await endOf(client, first)];
  const [clean, wanted, spanMs] = [
    await keptOf(client, reference),
    await cleanedIn(client, reference, first),
    await spanOf(client, first),
  ];
  const again = await start(reference);
  ended.push(await endOf(client, again));
  const changed = [
    ...difference("cleaned again", await keptOf(client, reference), clean),
    ...difference("cleaned again", await cleanedIn(client, reference, again), []),
  ];

  const made: Interruption[] = [];
  const [others, left, hashes]: string[][] = [[], [], []];
  for (let project = 1; made.length < kills; project++) {
    const id = await makePlanted(curation, `Killed cleanings ${project}`);
    const stored = await importedHash(client, id);
    for (const what of ["cleaned", "cleaned anew"]) {
      const run = await start(id);
      const look = () => Promise.resolve();
      made.push(...(await interrupt(interrupter, { jobId: run, spanMs, kills: kills - made.length, look })));
      ended.push(await endOf(client, run));
      others!.push(...difference(`project ${project}, ${what}`, await cleanedIn(client, id, run), wanted));
      others!.push(...difference(`project ${project}, kept when ${what}`, await keptOf(client, id), clean));
      await undo(id, run);
      left!.push(...difference(`project ${project}, undone`, await keptOf(client, id), dirty));
      if ((await importedHash(client, id)) !== stored)
        hashes!.push(`project ${project}: an imported example was changed`);
      say(`cleaning: ${made.length} of ${kills} kills`);
    }
  }
  console.log(`\n${wanted.length} of ${curation.examples} examples cleaned; alone ${Math.round(spanMs)} ms`);
  console.log(momentsOf("cleanings", made));
  return [
    finding("cleaning changes something", wanted.length > 0 ? [] : ["nothing was cleaned"]),
    finding(
      `every cleaning ended by itself, killed ${made.length} times`,
      ended.filter((state) => state !== "succeeded"),
    ),
    finding("a cleaning that was killed ends as one that was not: the same children in the same places", others!),
    finding("cleaned again, what is clean stays as it is", changed),
    finding("undone, a cleaning leaves what was there before", left!),
    finding("no imported example was changed by a cleaning", hashes!),
  ];
}
