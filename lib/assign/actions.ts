"use server";

import { z } from "zod";
import { projectAction } from "@/lib/auth/action";
import { openRound, setRoundState } from "./commands";
import { roundInputSchema } from "./schema";

const stateSchema = z.object({ roundId: z.uuid(), state: z.enum(["open", "paused", "closed"]) });

export const openRoundAction = projectAction("round.open", "rounds:manage", roundInputSchema, openRound);
export const setRoundStateAction = projectAction("round.state", "rounds:manage", stateSchema, setRoundState);
