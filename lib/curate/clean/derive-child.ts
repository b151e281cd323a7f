import { hash } from "node:crypto";
import { cleanExample, type TextMaps } from "@/lib/clean/clean-example";
import { cleaningById } from "@/lib/clean/cleanings";
import type { CleaningId, UsedOperation } from "@/lib/clean/operation-ids";
import { canonicalJson } from "@/lib/core/text/canonical-json";
import type { PositionMap } from "@/lib/core/text/position-map";
import { storableBeginning } from "@/lib/core/text/unstorable";
import { type Example, exampleSchema } from "@/lib/formats/example";
import { contentHash } from "@/lib/import/content-hash";

/** An example as it is stored. */
export interface StoredParent {
  id: string;
  externalId: string;
  kind: string;
  content: Record<string, unknown>;
  slices: Record<string, unknown>;
  provenance: Record<string, unknown>;
}

/** A child as it will be stored. */
export interface Child extends StoredParent {
  contentHash: string;
}

export type Derived =
  | { parent: string; outcome: "child"; child: Child; operations: CleaningId[]; spanMap: PositionMap }
  | { parent: string; outcome: "invalid" | "unsettled" };

/** What becomes of examples by these operations; those that none of them changes are not in it. For a thread. */
export function deriveChildren({
  parents,
  operations,
}: {
  parents: readonly StoredParent[];
  operations: readonly CleaningId[];
}): Derived[] {
  return parents.flatMap((parent) => deriveChild(parent, operations) ?? []);
}

function deriveChild(parent: StoredParent, ids: readonly CleaningId[]): Derived | null {
  const given = exampleOf(parent);
  const cleaned = cleanExample(given, ids);
  if (!cleaned) return { parent: parent.id, outcome: "unsettled" };
  const { example, operations, maps } = cleaned;
  if (operations.length === 0) return null;
  // What would be left is no example: its only text was nothing but what was taken out.
  if (!exampleSchema.safeParse(example).success) return { parent: parent.id, outcome: "invalid" };
  const used = operations.map((id): UsedOperation => ({ id, version: cleaningById(id)!.version }));
  return {
    parent: parent.id,
    outcome: "child",
    child: childOf(parent, example, used),
    operations,
    spanMap: spanMap(maps),
  };
}

export function exampleOf({ kind, content, slices, provenance }: StoredParent): Example {
  return { kind, ...content, slices, provenance } as Example;
}

function childOf(parent: StoredParent, example: Example, used: readonly UsedOperation[]): Child {
  const { id: _, kind, slices, provenance, gold: __, ...content } = example;
  const digest = hash("sha256", canonicalJson([parent.id, used]), "hex");
  return {
    id: uuidOf(digest),
    externalId: `${storableBeginning(parent.externalId, MOST_OF_NAME)}~${digest.slice(0, 8)}`,
    kind,
    content,
    contentHash: contentHash(example),
    slices: slices ?? {},
    provenance: {
      ...provenance,
      parent: parent.externalId,
      operations: [...(provenance?.operations ?? []), ...used],
    },
  };
}

/** So that the child's external id stays within what an import takes. */
const MOST_OF_NAME = 450;

/** A UUID of version 8, whose bits are ours to choose. */
function uuidOf(digest: string): string {
  const variant = ((Number.parseInt(digest[16]!, 16) & 3) | 8).toString(16);
  const parts = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
  ];
  return [...parts, digest.slice(20, 32)].join("-");
}

/** Of the text that spans count in. */
const spanMap = (maps: TextMaps): PositionMap => maps.get('["text"]') ?? maps.get('["response"]') ?? [];
