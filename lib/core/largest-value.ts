/** Squares of numbers up to this size can be summed over any table that fits into memory. */
export const LARGEST_VALUE = 1e100;
