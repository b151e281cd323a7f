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
 * The model y = mu + u_row + r_column + e in the parametrisation of lme4 (Bates et al. 2015, J. Stat. Softw. 67(1), eq.
 * 13-42): `ratioRows` = var(u) / var(e), `ratioColumns` = var(r) / var(e). The rows' block is diagonal and eliminated
 * first, so the dense part has the size of the columns. `null` when the system is not positive definite.
 */
export function fitCrossed(data: CrossedData, ratioRows: number, ratioColumns: number): CrossedFit | null {
  const { y, rows, columns, rowCount, columnCount: q } = data;
  const [a, b] = [Math.sqrt(ratioRows), Math.sqrt(ratioColumns)];
  const rowSums = { one: new Float64Array(rowCount), y: new Float64Array(rowCount) };
  const columnSums = { one: new Float64Array(q), y: new Float64Array(q) };
  for (let t = 0; t < y.length; t++) {
    rowSums.one[rows[t]!]! += 1;
    rowSums.y[rows[t]!]! += y[t]!;
    columnSums.one[columns[t]!]! += 1;
    columnSums.y[columns[t]!]! += y[t]!;
  }
  const diagonal = rowSums.one.map((n) => 1 + ratioRows * n);
  const schur = new Float64Array(q * q);
  for (let j = 0; j < q; j++) schur[j * q + j] = 1 + ratioColumns * columnSums.one[j]!;
  subtractRowProducts(data, diagonal, ratioRows * ratioColumns, schur);
  const factor = cholesky(schur, q);
  if (factor === null) return null;

  const solve = (right: Effects): Effects => {
    const scaled = right.rows.map((x, i) => x / diagonal[i]!);
    const reduced = right.columns.slice();
    for (let t = 0; t < y.length; t++) reduced[columns[t]!]! -= a * b * scaled[rows[t]!]!;
    const inColumns = solveCholesky(factor, q, reduced);
    const inRows = scaled.slice();
    for (let t = 0; t < y.length; t++) inRows[rows[t]!]! -= (a * b * inColumns[columns[t]!]!) / diagonal[rows[t]!]!;
    return { rows: inRows, columns: inColumns };
  };
  const ones = { rows: rowSums.one.map((x) => a * x), columns: columnSums.one.map((x) => b * x) };
  const sums = { rows: rowSums.y.map((x) => a * x), columns: columnSums.y.map((x) => b * x) };
  const byOnes = solve(ones);
  const inner = (left: Effects, right: Effects) => dot(left.rows, right.rows) + dot(left.columns, right.columns);
  const total = y.reduce((sum, x) => sum + x, 0);
  const intercept = y.length - inner(ones, byOnes);
  const mean = (total - inner(sums, byOnes)) / intercept;
  const squares = dot(y, y) - inner(sums, solve(sums));
  let logDeterminant = Math.log(intercept);
  for (const d of diagonal) logDeterminant += Math.log(d);
  for (let j = 0; j < q; j++) logDeterminant += 2 * Math.log(factor[j * q + j]!);
  return { logDeterminant, residual: squares - mean * mean * intercept };
}

/** One number for each row and each column. */
interface Effects {
  rows: Float64Array;
  columns: Float64Array;
}

/** Subtracts C'D^-1 C, with C the scaled incidence of rows and columns: the columns that share a row, pair by pair. */
function subtractRowProducts(data: CrossedData, diagonal: Float64Array, scale: number, schur: Float64Array) {
  const { rows, columns, columnCount: q } = data;
  for (let from = 0; from < rows.length; ) {
    let to = from;
    while (to < rows.length && rows[to] === rows[from]) to++;
    const weight = scale / diagonal[rows[from]!]!;
    for (let s = from; s < to; s++) {
      for (let t = from; t < to; t++) schur[columns[s]! * q + columns[t]!]! -= weight;
    }
    from = to;
  }
}
