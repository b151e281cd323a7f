import { type VarianceShares, varianceShares } from "@/lib/core/agreement/variance-shares";
import { type LogQuestion, readRated } from "../rated";

/** Where the variance of the answers comes from, for a thread; null where answers are not compared. */
export async function variance(question: LogQuestion): Promise<VarianceShares | null> {
  const rated = await readRated(question);
  return rated && varianceShares(rated.scaled);
}
