import { type DemoSessions, simulateDemo } from "@/bench/simulation/demo";
import { COMPARED, editionEffect, type Flag, flagsOn } from "@/bench/simulation/demo-findings";
import { createRandom } from "@/lib/core/random/generator";
import { CARELESS, CENTRAL, DEMO_ANNOTATORS, LENIENT, STRICT, TIRING, UNREMARKABLE } from "@/prisma/demo/people";

/** A simulated demo, and what its dashboards flag on every criterion that is compared. */
export interface ShownDemo {
  flags: Flag[];
  sessions: DemoSessions;
}

/** The demo's people as they are, or all of them unremarkable. */
export async function showDemo(seed: number, hasTraits: boolean): Promise<ShownDemo> {
  const people = hasTraits ? DEMO_ANNOTATORS : DEMO_ANNOTATORS.map((one) => ({ ...one, traits: UNREMARKABLE }));
  const sessions = simulateDemo(people, createRandom(seed));
  const flags = await Promise.all(COMPARED.map((criterion) => flagsOn(sessions, criterion)));
  return { sessions, flags: flags.flat() };
}

/** The traits that the demo is to show, and whether a page says so that opens without any choice: those on helpfulness. */
export const PLANTED: { what: string; isFound: (demo: ShownDemo) => boolean | Promise<boolean> }[] = [
  {
    what: "the lenient one is found",
    isFound: says("annotators", LENIENT.name, /^scores \d\.\d\d points above/),
  },
  {
    what: "the tiring one is found, with a second indicator",
    isFound: says("fatigue", TIRING.name, /./),
  },
  {
    what: "the careless one is found, and that they are fast",
    isFound: says("annotators", CARELESS.name, /^answers often differ from everybody's, in \d+\s%/),
  },
  {
    what: "the second edition is found to help",
    isFound: async ({ sessions }) => {
      const { difference, differs } = await editionEffect(sessions, "helpfulness");
      return differs === true && difference.value! > 0;
    },
  },
];

function says(place: Flag["place"], who: string, words: RegExp) {
  return ({ flags }: ShownDemo) =>
    flags.some(
      (flag) => flag.place === place && flag.who === who && flag.criterion === "helpfulness" && words.test(flag.words),
    );
}

const ODD = new Set([LENIENT, STRICT, TIRING, CARELESS, CENTRAL].map(({ name }) => name));

/** A flag on somebody in whom no trait was planted, or on tiredness of anybody but the one. */
export function isStray({ place, who }: Flag): boolean {
  return who !== null && (place === "fatigue" ? who !== TIRING.name : !ODD.has(who));
}
