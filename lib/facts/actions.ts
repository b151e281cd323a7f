"use server";

import { z } from "zod";
import { projectAction } from "@/lib/auth/action";
import { findFacts } from "./commands";
import { forgetPattern, lookForPatterns, patternSchema, patternsSchema } from "./patterns";
import { unsetTokenizer } from "./set-tokenizer";

export const findFactsAction = projectAction("facts.find", "release:write", z.object({}), findFacts);

export const lookForPatternsAction = projectAction("facts.search", "release:write", patternsSchema, lookForPatterns);
export const forgetPatternAction = projectAction("facts.forget", "release:write", patternSchema, forgetPattern);
export const unsetTokenizerAction = projectAction("facts.set", "release:write", z.object({}), unsetTokenizer);
