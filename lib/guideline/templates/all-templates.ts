import { CLASSIFICATION_TEMPLATE } from "./classification";
import { HELPFULNESS_TEMPLATE } from "./helpfulness";
import { PREFERENCE_TEMPLATE } from "./preference";
import { REASONING_TEMPLATE } from "./reasoning";
import { SAFETY_TEMPLATE } from "./safety";
import type { GuidelineTemplate } from "./template";
import { TOOL_USE_TEMPLATE } from "./tool-use";

/** What a new guideline can start from, the most common first. */
export const TEMPLATES: readonly GuidelineTemplate[] = [
  HELPFULNESS_TEMPLATE,
  PREFERENCE_TEMPLATE,
  SAFETY_TEMPLATE,
  CLASSIFICATION_TEMPLATE,
  REASONING_TEMPLATE,
  TOOL_USE_TEMPLATE,
];
