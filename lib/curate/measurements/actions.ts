"use server";

import { z } from "zod";
import { projectAction } from "@/lib/auth/action";
import { integer } from "@/lib/input/schemas";
import { no, ok } from "@/lib/server/errors";
import { endMeasurement, settleExample } from "./commands";
import { startMeasurementSchema } from "./schema";
import { startMeasurement } from "./start";

const MISSING = "The project has no such measurement, or it has no such place.";

export const startMeasurementAction = projectAction(
  "measurement.start",
  "release:write",
  startMeasurementSchema,
  startMeasurement,
);
export const endMeasurementAction = projectAction(
  "measurement.end",
  "release:write",
  z.object({ measurement: z.uuid() }),
  async (scope, { measurement }) => {
    const ended = await endMeasurement(scope, measurement);
    return ended ? ok(null) : no("not-found", MISSING);
  },
);
export const settleMeasuredAction = projectAction(
  "measurement.settle",
  "release:write",
  z.object({ measurement: z.uuid(), position: integer(1), lacks: z.boolean().nullable() }),
  async (scope, { measurement, position, lacks }) => {
    const isKnown = await settleExample(scope, measurement, position, lacks);
    return isKnown ? ok(null) : no("not-found", MISSING);
  },
);
