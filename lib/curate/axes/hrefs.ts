import { measureHref } from "@/lib/measure/address";
import { curateHref } from "../address";
import { checksHref } from "../checks/address";
import { contaminationHref } from "../contamination/address";
import { duplicatesHref } from "../duplicates/address";
import { factHref, inspectHref } from "../inspect/address";
import { readingHref, readingsHref } from "../readings/address";
import type { From } from "./line";

/** The page on which a figure is seen and mended. */
export function axisHref(projectId: string, from: From): string {
  switch (from.page) {
    case "duplicates":
      return duplicatesHref(projectId);
    case "contamination":
      return contaminationHref(projectId);
    case "inspect":
      return inspectHref(projectId, { cut: "source" });
    case "examples":
    case "assign":
      return `/projects/${projectId}/${from.page}`;
    case "read":
      return from.reading === null ? readingsHref(projectId) : readingHref(projectId, from.reading);
    case "checks":
      return checksHref(projectId, { check: from.check });
    case "agreement":
      return measureHref(projectId, "agreement", { criterion: from.criterion });
    case "decisions":
      return curateHref(projectId, { criterion: from.criterion });
    case "fact":
      return factHref(projectId, from.fact);
  }
}
