import { guidelineHash } from "../content-hash";
import { criteriaSchema, type GuidelineContent, guidelineContentSchema } from "../schema";

/** Something without whose mending a draft cannot be published. */
export interface Obstacle {
  /** Where: a criterion by its title, or the guideline as a whole. */
  place: string;
  message: string;
}

/** Why a draft cannot be published: what the schema refuses, or no criterion at all. Empty when it can. */
export function obstaclesTo(draft: GuidelineContent): Obstacle[] {
  const parsed = guidelineContentSchema.safeParse(draft);
  const found = (parsed.error?.issues ?? []).map(({ path, message }) => {
    const [part, index, ...rest] = path;
    const criterion = part === "criteria" && typeof index === "number" ? draft.criteria[index] : undefined;
    const check = part === "checks" && typeof index === "number" ? draft.checks?.[index] : undefined;
    const subject = criterion ?? check;
    const field = rest.length > 0 ? `${rest.join(" ")}: ` : "";
    return {
      place: subject ? `“${subject.title || subject.key}”` : "The guideline",
      message: `${field}${message}`,
    };
  });
  if (criteriaSchema.safeParse(draft.criteria).data?.length === 0) {
    found.push({ place: "The guideline", message: "has no criterion; a version without one asks nothing" });
  }
  return found;
}

/** Whether a draft has the very content of a published version. */
export function isSameContent(draft: GuidelineContent, published: { hash: string } | null): boolean {
  const parsed = guidelineContentSchema.safeParse(draft);
  return parsed.success && published !== null && guidelineHash(parsed.data) === published.hash;
}
