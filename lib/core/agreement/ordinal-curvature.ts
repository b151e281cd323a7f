import type { Blocks } from "@/lib/core/agreement/blocks";

/**
 * How the summed ordinal disagreement A(R) = sum o_ck (R_c - R_k)^2 = 2 R'LR changes when a unit is taken out of the
 * mid-ranks. L is the Laplacian of the coincidences o. A rating in category v raises the mid-rank by the step
 * h_v(c) = 1 above v and 1/2 at v, so a unit with counts r shifts R by s = sum_v r_v h_v, and
 *
 *     A(R - s) - A(R) = 2 (-2 sum_v r_v (R'L h_v) + sum_vw r_v r_w (h_v' L h_w)).
 */
export interface OrdinalCurvature {
  /** A(R - s) - A(R) for the sparse counts from `from` to `to - 1`. */
  change(category: Int32Array, count: Float64Array, from: number, to: number): number;
}

/** Tabulates R'L h_v and h_v' L h_w: O(categories^2) memory and time. */
export function ordinalCurvature(blocks: Blocks, ranks: Float64Array): OrdinalCurvature {
  const q = ranks.length;
  const columns = sumFromStep(laplacian(blocks, q), q);
  const slope = new Float64Array(q);
  for (let c = 0; c < q; c++) for (let v = 0; v < q; v++) slope[v]! += ranks[c]! * columns[c * q + v]!;
  const curvature = sumFromStep(transpose(columns, q), q);

  const change = (category: Int32Array, count: Float64Array, from: number, to: number): number => {
    let linear = 0;
    let quadratic = 0;
    for (let k = from; k < to; k++) {
      linear += count[k]! * slope[category[k]!]!;
      const row = category[k]! * q;
      for (let l = from; l < to; l++) quadratic += count[k]! * count[l]! * curvature[row + category[l]!]!;
    }
    return 2 * (quadratic - 2 * linear);
  };
  return { change };
}

/** diag(o 1) - o with o_ck = sum over items of r_c r_k / (m - 1). */
function laplacian(blocks: Blocks, q: number): Float64Array {
  const { start, category, count, size } = blocks.patterns;
  const result = new Float64Array(q * q);
  blocks.units.forEach((units, b) => {
    for (let part = blocks.start[b]!; part < blocks.start[b + 1]!; part++) {
      const p = blocks.pattern[part]!;
      if (size[p]! < 2) continue;
      const weight = (units * blocks.times[part]!) / (size[p]! - 1);
      for (let k = start[p]!; k < start[p + 1]!; k++) {
        for (let l = start[p]!; l < start[p + 1]!; l++) {
          const o = weight * count[k]! * count[l]!;
          result[category[k]! * q + category[l]!]! -= o;
          result[category[k]! * q + category[k]!]! += o;
        }
      }
    }
  });
  return result;
}

/** Each row M_c turned into M_c . h_v for all v: the sum of what lies right of v, and half of v itself. */
function sumFromStep(matrix: Float64Array, q: number): Float64Array {
  const result = new Float64Array(q * q);
  for (let c = 0; c < q; c++) {
    let right = 0;
    for (let v = q - 1; v >= 0; v--) {
      const own = matrix[c * q + v]!;
      result[c * q + v] = right + own / 2;
      right += own;
    }
  }
  return result;
}

function transpose(matrix: Float64Array, q: number): Float64Array {
  const result = new Float64Array(q * q);
  for (let c = 0; c < q; c++) for (let v = 0; v < q; v++) result[v * q + c] = matrix[c * q + v]!;
  return result;
}
