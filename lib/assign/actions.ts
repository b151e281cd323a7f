"use server";

import { z } from "zod";
import { projectAction } from "@/lib/auth/action";
import { startRound } from "./commands";
import { previewRound } from "./preview";
import { returnSkipped } from "./queue-commands";
import { changeRound } from "./round-commands";
import { assignmentsSchema, roundChangeSchema, roundInputSchema, roundPlanSchema, takeBackSchema } from "./schema";
import { takeBack } from "./take-back";

const changeSchema = z.object({ roundId: z.uuid(), change: roundChangeSchema });

export const openRoundAction = projectAction("round.open", "rounds:manage", roundInputSchema, startRound);
export const previewRoundAction = projectAction("round.preview", "rounds:manage", roundPlanSchema, previewRound);
export const changeRoundAction = projectAction("round.change", "rounds:manage", changeSchema, (scope, input) =>
  changeRound(scope, input.roundId, input.change),
);
export const takeBackAction = projectAction("round.release", "rounds:manage", takeBackSchema, takeBack);
export const returnSkippedAction = projectAction("round.return", "rounds:manage", assignmentsSchema, returnSkipped);
