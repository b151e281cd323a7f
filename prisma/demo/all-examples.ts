import type { DemoExample } from "@/prisma/demo/demo-example";
import { CODE_PYTHON } from "@/prisma/demo/examples/code-python";
import { CODE_WEB } from "@/prisma/demo/examples/code-web";
import { COOKING } from "@/prisma/demo/examples/cooking";
import { EVERYDAY } from "@/prisma/demo/examples/everyday";
import { EXTRACTION } from "@/prisma/demo/examples/extraction";
import { HEALTH } from "@/prisma/demo/examples/health";
import { HISTORY } from "@/prisma/demo/examples/history";
import { LAW_AND_MONEY } from "@/prisma/demo/examples/law-money";
import { MATHEMATICS } from "@/prisma/demo/examples/mathematics";
import { REASONING } from "@/prisma/demo/examples/reasoning";
import { REFUSALS } from "@/prisma/demo/examples/refusals";
import { SCIENCE } from "@/prisma/demo/examples/science";
import { SUMMARISING } from "@/prisma/demo/examples/summarising";
import { SUPPORT } from "@/prisma/demo/examples/support";
import { TRANSLATION } from "@/prisma/demo/examples/translation";
import { WRITING } from "@/prisma/demo/examples/writing";

/** All instruction examples of the demo project, in a fixed order. */
export const ALL_DEMO_EXAMPLES: readonly DemoExample[] = [
  ...EVERYDAY,
  ...COOKING,
  ...CODE_PYTHON,
  ...CODE_WEB,
  ...MATHEMATICS,
  ...SCIENCE,
  ...WRITING,
  ...SUMMARISING,
  ...EXTRACTION,
  ...HISTORY,
  ...HEALTH,
  ...LAW_AND_MONEY,
  ...REASONING,
  ...TRANSLATION,
  ...REFUSALS,
  ...SUPPORT,
];
