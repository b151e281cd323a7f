const DAY = 24;

/** Examples of the first round, which was worked under the first edition to its end. */
export const FIRST_ROUND = 70;

/** How the rounds of the main project were worked on: labels to an example, when the first session began, and the share of places that is done. */
export const ROUNDS = {
  pilot: { edition: 1, overlap: 3, startedHoursAgo: 12 * DAY, done: 1 },
  first: { edition: 2, overlap: 6, startedHoursAgo: 5 * DAY, done: 0.9 },
  later: { edition: 2, overlap: 3, startedHoursAgo: 30, done: 1 },
} as const;
