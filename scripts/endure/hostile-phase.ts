import { curateHostile, HOSTILE_SETS, type Reach } from "@/prisma/testing/hostile/curation";
import { startTestInstance } from "@/scripts/checks/test-instance.mjs";
import { withClient } from "@/scripts/runtime/postgres-roles.mjs";
import { say } from "@/scripts/runtime/say.mjs";
import { beginCuration, type Curation, makeProject, untilIdle } from "./curation/projects";
import { difference, importedHash, keptOf } from "./curation/states";
import { type Finding, finding } from "./findings";
import { waitForJob } from "./imports";
import { databaseOf } from "./instance";
import { keepLogs } from "./report";

interface Size {
  /** Of the set of examples that say the same, how many. */
  identical: number;
  /** Of the longest text of an example, how many characters. */
  characters: number;
}

/** Does all that can be done under Curate with examples that are there to harm, of the size that the product has to bear. */
export function hostilePhase({ identical, characters }: Size): Promise<Finding[]> {
  return keepLogs("hostile", startTestInstance({ demo: false }), ({ url, dataDir }) => {
    const { app, owner } = databaseOf(dataDir);
    return withClient(owner, async (client) => {
      const curation = await beginCuration(url, app, client, 0);
      const findings: Finding[] = [];
      for (const [name, make] of Object.entries(HOSTILE_SETS)) {
        const records = make(name === "identical" ? identical : characters);
        say(`Curating “${name}”, ${records.length} examples …`);
        findings.push(finding(`“${name}” is curated, and taken back`, await curate(curation, name, records)));
      }
      return findings;
    });
  });
}

const SLOW_MS = 10_000;

async function curate(curation: Curation, name: string, records: readonly object[]): Promise<string[]> {
  const { lead, client } = curation;
  const id = await makeProject(curation, `Hostile ${name}`);
  const place = `/projects/${id}`;
  const told = async (what: string, work: () => ReturnType<typeof lead.attempt>) => {
    const begun = performance.now();
    const answer = await work();
    const ms = performance.now() - begun;
    if (ms > SLOW_MS) console.log(`  ${what} took ${Math.round(ms)} ms`);
    return answer ?? { status: 599, body: "no answer within 30 s" };
  };
  let stored = "";
  let kept: readonly string[] = [];
  const reach: Reach = {
    call: (method, path, body) => told(`${method} ${path}`, () => lead.attempt(method, `${place}${path}`, { body })),
    upload: (path, given) => {
      const raw = { text: given.map((record) => JSON.stringify(record)).join("\n"), type: "application/x-ndjson" };
      return told(`POST ${path}`, () => lead.attempt("POST", `${place}${path}`, { raw }));
    },
    ended: async (jobId) => {
      const begun = performance.now();
      const { state, message = null } = await waitForJob(lead, jobId);
      const ms = performance.now() - begun;
      if (ms > SLOW_MS) console.log(`  a job of ${Math.round(ms / 1000)} s`);
      if (stored === "") {
        await untilIdle(client, id);
        [stored, kept] = [await importedHash(client, id), await keptOf(client, id)];
      }
      return { state, message };
    },
  };
  const wrong = await curateHostile(reach, records);
  wrong.push(...difference("taken back", await keptOf(client, id), kept));
  if ((await importedHash(client, id)) !== stored) wrong.push("an imported example was changed");
  return wrong;
}
