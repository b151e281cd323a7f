import { cholesky, solveCholesky } from "@/lib/core/agreement/cholesky";
import { dot } from "@/lib/core/agreement/disagreement/form";

/** Observations y of a crossed design: `rows[t]` and `columns[t]` say which unit and which rater. */
export interface CrossedData {
  y: Float64Array;
  rows: Int32Array;
  columns: Int32Array;
  rowCount: number;
  columnCount: number;
}

/** Penalised least squares at given variance ratios: what the REML deviance needs. */
export interface CrossedFit {
  /** ln|Lambda'Z'Z Lambda + I| + ln of the squared Cholesky factor of the intercept. */
  logDeterminant: number;
  /** Penalised residual sum of squares. */
  residual: number;
}

/**
 * What the model needs of the data whatever the variances: rows enter only by how many observations they have, so that all rows
 * with the same number are one.
 */
export interface CrossedSums {
  observations: number;
  total: number;
  squares: number;
  /** Observations and sum of y of each column. */
  columnOnes: Float64Array;
  columnY: Float64Array;
  bySize: readonly RowsOfSize[];
}

/** The rows with `size` observations: how many, the sum and the squares of their sums of y; column by column the same of their rows. */
interface RowsOfSize {
  size: number;
  rows: number;
  y: number;
  ySquares: number;
  columnOnes: Float64Array;
  columnY: Float64Array;
  /** How often two columns share one of these rows. */
  shared: Float64Array;
}

/** The sums of a design; `rows` must be sorted. Two numbers for each pair of columns and size of a row. */
export function crossedSums({ y, rows, columns, columnCount: q }: CrossedData): CrossedSums {
  const bySize = new Map<number, RowsOfSize>();
  const columnOnes = new Float64Array(q);
  const columnY = new Float64Array(q);
  for (let from = 0; from < rows.length; ) {
    let to = from;
    let sum = 0;
    while (to < rows.length && rows[to] === rows[from]) sum += y[to++]!;
    const of = bySize.get(to - from) ?? rowsOfSize(to - from, q);
    bySize.set(to - from, of);
    of.rows++;
    of.y += sum;
    of.ySquares += sum * sum;
    for (let s = from; s < to; s++) {
      columnOnes[columns[s]!]! += 1;
      columnY[columns[s]!]! += y[s]!;
      of.columnOnes[columns[s]!]! += 1;
      of.columnY[columns[s]!]! += sum;
      for (let t = from; t < to; t++) of.shared[columns[s]! * q + columns[t]!]! += 1;
    }
    from = to;
  }
  const total = y.reduce((sum, x) => sum + x, 0);
  return {
    observations: y.length,
    total,
    squares: dot(y, y),
    columnOnes,
    columnY,
    bySize: [...bySize.values()],
  };
}

function rowsOfSize(size: number, q: number): RowsOfSize {
  const column = () => new Float64Array(q);
  return { size, rows: 0, y: 0, ySquares: 0, columnOnes: column(), columnY: column(), shared: new Float64Array(q * q) };
}

/**
 * The model y = mu + u_row + r_column + e in the parametrisation of lme4 (Bates et al. 2015, J. Stat. Softw. 67(1), eq.
 * 13-42): `ratioRows` = var(u) / var(e), `ratioColumns` = var(r) / var(e). The rows' block is diagonal and eliminated
 * first, so the dense part has the size of the columns. `null` when the system is not positive definite.
 */
export function fitCrossed(sums: CrossedSums, ratioRows: number, ratioColumns: number): CrossedFit | null {
  const { observations, total, squares, columnOnes, columnY, bySize } = sums;
  const q = columnOnes.length;
  const b = Math.sqrt(ratioColumns);
  const schur = new Float64Array(q * q);
  const ones = columnOnes.map((n) => b * n);
  const ys = columnY.map((sum) => b * sum);
  let logRows = 0;
  // Of rows alone: ones with ones, ones with y, y with y.
  const inRows = { ones: 0, mixed: 0, y: 0 };
  for (let j = 0; j < q; j++) schur[j * q + j] = 1 + ratioColumns * columnOnes[j]!;
  for (const { size, rows, y, ySquares, shared, ...column } of bySize) {
    const diagonal = 1 + ratioRows * size;
    const weight = ratioRows / diagonal;
    logRows += rows * Math.log(diagonal);
    inRows.ones += weight * rows * size * size;
    inRows.mixed += weight * size * y;
    inRows.y += weight * ySquares;
    for (let k = 0; k < schur.length; k++) schur[k]! -= weight * ratioColumns * shared[k]!;
    for (let j = 0; j < q; j++) {
      ones[j]! -= weight * b * size * column.columnOnes[j]!;
      ys[j]! -= weight * b * column.columnY[j]!;
    }
  }
  const factor = cholesky(schur, q);
  if (factor === null) return null;
  const byOnes = solveCholesky(factor, q, ones.slice());
  const intercept = observations - inRows.ones - dot(ones, byOnes);
  const mean = (total - inRows.mixed - dot(ys, byOnes)) / intercept;
  const residual = squares - inRows.y - dot(ys, solveCholesky(factor, q, ys.slice()));
  let logDeterminant = Math.log(intercept) + logRows;
  for (let j = 0; j < q; j++) logDeterminant += 2 * Math.log(factor[j * q + j]!);
  return { logDeterminant, residual: residual - mean * mean * intercept };
}
