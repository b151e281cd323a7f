import type { Level } from "@/lib/core/agreement/scale";
import type { Criterion } from "@/lib/guideline/schema";
import { serveTasks } from "@/lib/server/threads/serve-tasks";
import { intervalOptions, measureAgreement, measurePairs } from "./agreement";
import { measureRatings } from "./ratings";
import type { AgreementQuery, RaterCoefficient } from "./schema";
import { parsePairs, parsePatterns, parseRatings } from "./stored-text";

// What a thread calculates for the web server. Run by lib/server/threads.

interface Question {
  criterion: Criterion;
  level: Level;
}

type Interval = AgreementQuery["ci"];

const tasks = {
  agreement: ({
    criterion,
    level,
    patterns,
    raters,
    ci,
  }: Question & { patterns: string; raters: number; ci: Interval }) =>
    measureAgreement(criterion, level, parsePatterns(patterns), raters, intervalOptions(ci)),

  pairs: ({ criterion, level, cells }: Question & { cells: string }) =>
    measurePairs(criterion, level, parsePairs(cells)),

  ratings: ({
    criterion,
    level,
    ratings,
    coefficient,
    ci,
  }: Question & { ratings: string; coefficient: RaterCoefficient; ci: Interval }) =>
    measureRatings(criterion, level, parseRatings(ratings), coefficient, intervalOptions(ci)),
};

export type MeasureTasks = typeof tasks;

serveTasks(tasks);
