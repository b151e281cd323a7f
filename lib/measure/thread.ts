import type { Level } from "@/lib/core/agreement/scale";
import type { Criterion } from "@/lib/guideline/schema";
import { serveTasks } from "@/lib/server/threads/serve-tasks";
import { type AskedFor, intervalOptions, measureAgreement, measurePairs } from "./agreement";
import { type ComparisonInput, compareVersions } from "./comparison";
import { measureRatings } from "./ratings";
import type { RaterCoefficient } from "./schema";
import { parsePairs, parsePatternPairs, parsePatterns, parseRatings } from "./stored-text";

// What a thread calculates for the web server. Run by lib/server/threads.

interface Question {
  criterion: Criterion;
  level: Level;
}

interface Patterns {
  patterns: string;
  raters: number;
  asked?: AskedFor;
}

interface Ratings {
  ratings: string;
  coefficient: RaterCoefficient;
  ci: AskedFor["ci"];
}

const tasks = {
  agreement: ({ criterion, level, patterns, raters, asked }: Question & Patterns) =>
    measureAgreement(criterion, level, parsePatterns(patterns), raters, asked),

  pairs: ({ criterion, level, cells }: Question & { cells: string }) =>
    measurePairs(criterion, level, parsePairs(cells)),

  comparison: ({ rows, ...input }: Omit<ComparisonInput, "rows"> & { rows: string }) =>
    compareVersions({ ...input, rows: parsePatternPairs(rows) }),

  ratings: ({ criterion, level, ratings, coefficient, ci }: Question & Ratings) =>
    measureRatings(criterion, level, parseRatings(ratings), coefficient, intervalOptions(ci)),
};

export type MeasureTasks = typeof tasks;

serveTasks(tasks);
