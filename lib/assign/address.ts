import { z } from "zod";
import { defineAddress, type Given, type Wanted } from "@/lib/address/address";

export const ROUNDS_PAGE = 20;

/** The rounds, newest first, from a cursor on. */
export const roundsAddress = defineAddress({ before: z.uuid().optional() });

const page = z.coerce.number().int().min(1).max(10_000).default(1);

const asked = {
  /** Page of the people. */
  people: page,
  /** Examples with so many labels are listed; without it none. */
  labels: z.coerce.number().int().min(0).max(100).optional(),
  examples: page,
  /** Skips of this reason only. */
  reason: z.string().max(100).optional(),
  skips: page,
  leases: page,
};
/** A round, with its lists. */
export const roundAddress = defineAddress(asked);
export type RoundAsked = Given<typeof asked>;
export type RoundChange = Wanted<typeof asked>;
