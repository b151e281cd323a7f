"use server";

import { z } from "zod";
import { projectAction } from "@/lib/auth/action";
import { no, ok } from "@/lib/server/errors";
import { beginReading, endReading } from "./commands";
import { beginReadingSchema } from "./schema";

export const beginReadingAction = projectAction("reading.begin", "release:write", beginReadingSchema, beginReading);
export const endReadingAction = projectAction(
  "reading.end",
  "release:write",
  z.object({ reading: z.uuid() }),
  async (scope, { reading }) => {
    const ended = await endReading(scope, reading);
    return ended ? ok(null) : no("not-found", "Read at least one example before you end the reading.");
  },
);
