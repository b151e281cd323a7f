import type { Example } from "@/lib/formats/example";
import { CONVERSATION_EXAMPLES } from "@/prisma/demo/shapes/conversations";
import { PREFERENCE_EXAMPLES } from "@/prisma/demo/shapes/preferences";
import { REWARD_EXAMPLES, TEXT_EXAMPLES } from "@/prisma/demo/shapes/texts-and-rewards";

/** Examples of the second demo project, “One of every shape”: every kind but `instruction`, without hidden truth. */
export const SHAPE_EXAMPLES: readonly Example[] = [
  ...PREFERENCE_EXAMPLES,
  ...CONVERSATION_EXAMPLES,
  ...TEXT_EXAMPLES,
  ...REWARD_EXAMPLES,
];
