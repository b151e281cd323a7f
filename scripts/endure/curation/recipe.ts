import { say } from "@/scripts/runtime/say.mjs";
import { type Finding, finding } from "../findings";
import {
  endOf,
  exhaust,
  type Interrupter,
  type Interruption,
  interrupt,
  momentsOf,
  spanOf,
  untilTakenBack,
} from "./interrupt";
import { PLANTED_STEPS } from "./planted";
import { type Curation, compare, makeComparable, makePlanted } from "./projects";
import { difference, exclusionsOf, importedHash, keptOf, misplacedIn, takenOf } from "./states";

interface Run {
  figures: { steps: { taken: number }[]; marked: number };
}

/**
 * Runs a recipe of all kinds of step, a cleaning first: undisturbed, again, and killed, undone in between; and last killed until it is
 * tried no more.
 */
export async function endureRecipe(curation: Curation, interrupter: Interrupter, kills: number): Promise<Finding[]> {
  const { lead, client } = curation;
  const id = await makePlanted(curation, "Killed recipes");
  await makeComparable(curation, id);
  const { id: recipe } = await lead.must<{ id: string }>("POST", `/projects/${id}/recipes`, {
    body: { recipe: "All kinds of step", steps: PLANTED_STEPS },
  });
  const runs = `/projects/${id}/recipes/${recipe}/runs`;
  const start = async () => {
    // What a run before it cleaned is not compared yet.
    await compare(lead, id);
    return (await lead.must<{ jobId: string }>("POST", runs)).jobId;
  };
  const stand = () => exclusionsOf(client, id);
  const figuresOf = async (run: string) => (await lead.must<Run>("GET", `${runs}/${run}`)).figures;
  const takenBy = async (run: string) => (await figuresOf(run)).steps.map(({ taken }) => taken).join();
  const undo = (run: string) => lead.must("POST", `${runs}/${run}/undo`);
  const [stored, dirty] = [await importedHash(client, id), await keptOf(client, id)];

  // The first run also makes keys that stay, so how long one takes is told by the second.
  const first = await start();
  const ended = [await endOf(client, first)];
  const [wanted, taken, wantedKept] = [await stand(), await takenBy(first), await keptOf(client, id)];
  await undo(first);
  const second = await start();
  ended.push(await endOf(client, second));
  const spanMs = await spanOf(client, second);
  const again = await start();
  ended.push(await endOf(client, again));
  const changed = [
    ...difference("run again", await stand(), wanted),
    ...((await figuresOf(again)).marked === 0 ? [] : ["the run again excluded something"]),
  ];
  await undo(again);
  await undo(second);
  const left = difference("undone", await keptOf(client, id), dirty);
  const idle = taken.split(",").filter((count) => count === "0");

  const made: Interruption[] = [];
  const [halves, others, hashes]: string[][] = [[], [], []];
  const lookAt = (run: string) => async () => {
    const found = takenOf(await stand());
    if (found.length > 0) halves!.push(...difference(`at a kill of run ${run}`, found, takenOf(wanted)));
    else halves!.push(...difference(`misplaced at a kill of run ${run}`, await misplacedIn(client, id, run), []));
  };
  while (made.length < kills) {
    const run = await start();
    const look = lookAt(run);
    made.push(...(await interrupt(interrupter, { jobId: run, spanMs, kills: kills - made.length, look })));
    ended.push(await endOf(client, run));
    others!.push(...difference(`run ${run}`, await stand(), wanted));
    others!.push(...difference(`kept by run ${run}`, await keptOf(client, id), wantedKept));
    if ((await takenBy(run)) !== taken) others!.push(`run ${run} took ${await takenBy(run)} and not ${taken}`);
    if ((await importedHash(client, id)) !== stored) hashes!.push(`run ${run} changed an example`);
    await undo(run);
    left.push(...difference(`run ${run} undone`, await keptOf(client, id), dirty));
    say(`recipe: ${made.length} of ${kills} kills`);
  }
  const given = await start();
  await exhaust(interrupter, { jobId: given, spanMs });
  const gaveUp = (await endOf(client, given)) === "failed" ? [] : ["it did not fail"];
  await untilTakenBack(client, given);
  gaveUp.push(...difference("given up", await keptOf(client, id), dirty));
  const last = await start();
  ended.push(await endOf(client, last));
  others!.push(...difference("run after one that was given up", await keptOf(client, id), wantedKept));
  console.log(
    `\n${wanted.length} of ${curation.examples} examples excluded, by step ${taken}; alone ${Math.round(spanMs)} ms`,
  );
  console.log(momentsOf("the recipe", made));
  return [
    finding("every step of the recipe takes something", idle),
    finding(
      `every run of the recipe ended by itself, killed ${made.length} times`,
      ended.filter((state) => state !== "succeeded"),
    ),
    finding("a killed run excluded all or nothing, and has each example in one place", halves!),
    finding(
      "a run that was killed ends as one that was not: the same exclusions with the same reasons and notes",
      others!,
    ),
    finding("run again, the recipe changes nothing", changed),
    finding("undone, a run leaves what was there before", left),
    finding("a run that was killed until it was given up leaves what was there before", gaveUp),
    finding("no stored example was changed by a run", hashes!),
  ];
}
