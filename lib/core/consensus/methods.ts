import type { ConsensusResult } from "@/lib/core/consensus/consensus";
import { dawidSkene } from "@/lib/core/consensus/dawid-skene";
import { glad } from "@/lib/core/consensus/glad";
import { mace } from "@/lib/core/consensus/mace";
import { majority } from "@/lib/core/consensus/majority";
import { oneCoin } from "@/lib/core/consensus/one-coin";
import { wawa, zeroBasedSkill } from "@/lib/core/consensus/skill";
import type { Votes } from "@/lib/core/consensus/votes";
import { weightedMajority } from "@/lib/core/consensus/weighted-majority";
import { createRandom } from "@/lib/core/random/generator";

/** Every method for class labels, by its name in commands, calls and addresses. */
export const CONSENSUS_METHODS = [
  "majority",
  "weighted-majority",
  "wawa",
  "zero-based-skill",
  "dawid-skene",
  "one-coin",
  "mace",
  "glad",
] as const;
export type ConsensusMethod = (typeof CONSENSUS_METHODS)[number];

export interface MethodOptions {
  /** weighted-majority: class of each item's known answer, -1 without one; the others' majority unless given. */
  gold?: Int32Array | undefined;
  /** dawid-skene: votes' worth of everybody's confusion lent to each rater; 0, exact, unless given. */
  smoothing?: number;
  /** mace: of its restarts; 1 unless given. */
  seed?: number;
}

/** The consensus of votes by a method. */
export function consensusBy(method: ConsensusMethod, votes: Votes, options: MethodOptions = {}): ConsensusResult {
  const { gold, smoothing = 0, seed = 1 } = options;
  const METHODS: Record<ConsensusMethod, () => ConsensusResult> = {
    majority: () => majority(votes),
    "weighted-majority": () => weightedMajority(votes, gold),
    wawa: () => wawa(votes),
    "zero-based-skill": () => zeroBasedSkill(votes),
    "dawid-skene": () => dawidSkene(votes, { smoothing }),
    "one-coin": () => oneCoin(votes),
    mace: () => mace(votes, createRandom(seed)),
    glad: () => glad(votes),
  };
  return METHODS[method]();
}
