import { normal } from "@/lib/core/random/draws";
import type { Random } from "@/lib/core/random/generator";
import type { Vectors } from "./vectors";

export interface LatentSpace {
  dimensions: number;
  /** Its axes, each at length 1 and at right angles to the others: entry `stem * dimensions + axis`. */
  axes: Float64Array;
  /** The documents in it, at length 1, with an entry for each axis; those that have nothing in it without any. */
  documents: Vectors;
}

/** Rounds in which axes turn towards what varies most; more change no cluster. */
const ROUNDS = 3;

/**
 * The space of few dimensions in which documents differ most: words that stand in the same documents lie in one direction, so that two
 * documents can be alike without a word in common (latent semantic analysis: Deerwester et al. 1990, JASIS 41). The leading right singular
 * vectors of the documents, by random projection and power iterations (Halko, Martinsson and Tropp 2011, SIAM Review 53, algorithm 4.4), up to
 * a rotation. The same vectors in the same order and the same numbers give the same space.
 */
export function latentSpace(vectors: Vectors, stems: number, dimensions: number, random: Random): LatentSpace {
  let axes = columns(dimensions, stems, () => normal(random));
  for (let round = 0; round < ROUNDS; round++) {
    const seen = orthonormal(project(vectors, axes));
    axes = orthonormal(gather(vectors, seen, stems));
  }
  return {
    dimensions,
    axes: interleaved(axes, stems),
    documents: toVectors(project(vectors, axes), vectors.documents),
  };
}

/** A direction in the space as one of stems. */
export function directionOf({ dimensions, axes }: LatentSpace, point: ArrayLike<number>): Float64Array {
  const direction = new Float64Array(axes.length / dimensions);
  for (let stem = 0; stem < direction.length; stem++)
    for (let axis = 0; axis < dimensions; axis++) direction[stem]! += axes[stem * dimensions + axis]! * point[axis]!;
  return direction;
}

/** One array for each axis. */
type Columns = Float64Array[];

function columns(n: number, length: number, value: () => number): Columns {
  return Array.from({ length: n }, () => Float64Array.from({ length }, value));
}

/** What documents have along each axis. */
function project({ documents, starts, stem, weight }: Vectors, axes: Columns): Columns {
  return axes.map((axis) => {
    const along = new Float64Array(documents);
    for (let document = 0; document < documents; document++) {
      let sum = 0;
      for (let entry = starts[document]!; entry < starts[document + 1]!; entry++)
        sum += weight[entry]! * axis[stem[entry]!]!;
      along[document] = sum;
    }
    return along;
  });
}

function gather({ documents, starts, stem, weight }: Vectors, seen: Columns, stems: number): Columns {
  return seen.map((along) => {
    const axis = new Float64Array(stems);
    for (let document = 0; document < documents; document++)
      for (let entry = starts[document]!; entry < starts[document + 1]!; entry++)
        axis[stem[entry]!]! += weight[entry]! * along[document]!;
    return axis;
  });
}

/** What is left of a column below this share of its length was only rounding. */
const NOTHING_LEFT = 1e-9;

/** By Gram and Schmidt, each column twice (Björck 1967); what is no direction of its own becomes 0. */
function orthonormal(all: Columns): Columns {
  for (const [k, own] of all.entries()) {
    const before = Math.sqrt(dot(own, own));
    for (let twice = 0; twice < 2; twice++)
      for (const other of all.slice(0, k)) {
        const along = dot(own, other);
        for (let at = 0; at < own.length; at++) own[at]! -= along * other[at]!;
      }
    const length = Math.sqrt(dot(own, own));
    const scale = length > NOTHING_LEFT * before ? 1 / length : 0;
    for (let at = 0; at < own.length; at++) own[at]! *= scale;
  }
  return all;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
}

function interleaved(axes: Columns, stems: number): Float64Array {
  const all = new Float64Array(stems * axes.length);
  for (const [axis, own] of axes.entries())
    for (let stem = 0; stem < stems; stem++) all[stem * axes.length + axis] = own[stem]!;
  return all;
}

/** Shorter than this is no direction. */
const SHORTEST = 1e-6;

function toVectors(along: Columns, documents: number): Vectors {
  const dimensions = along.length;
  const starts = new Uint32Array(documents + 1);
  const [stem, weight] = [new Uint32Array(documents * dimensions), new Float64Array(documents * dimensions)];
  let entry = 0;
  for (let document = 0; document < documents; document++) {
    let squares = 0;
    for (const own of along) squares += own[document]! ** 2;
    const length = Math.sqrt(squares);
    for (let axis = 0; length > SHORTEST && axis < dimensions; axis++) {
      stem[entry] = axis;
      weight[entry++] = along[axis]![document]! / length;
    }
    starts[document + 1] = entry;
  }
  return { documents, starts, stem: stem.slice(0, entry), weight: weight.slice(0, entry) };
}
