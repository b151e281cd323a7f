import type { Child, Derived } from "./derive-child";

/** An example that is stored and may be, or say the same as, a child. */
export interface Present {
  id: string;
  externalId: string;
  contentHash: string;
  /** standing: nothing keeps it out. undone: only that a cleaning was undone does. */
  state: "standing" | "undone" | "excluded";
}

/** What takes a parent's place, or why it stays. */
export type Placed =
  | {
      outcome: "child" | "merged";
      parent: string;
      /** What stands in its place. */
      child: { id: string; externalId: string };
      /** To be stored. */
      isNew: boolean;
      /** Not in the dataset before. */
      isBrought: boolean;
      derived: Derived & { outcome: "child" };
    }
  | { outcome: "kept-out" | "invalid" | "unsettled" | "too-long"; parent: string };

/**
 * Decides in the order of the parents what takes the place of each: its child, or an example that says the same already. What says the same as
 * an excluded example stays as it is, as somebody decided about that. A child that an undone cleaning took out comes back.
 */
export function placeChildren(
  derived: readonly (Derived | { parent: string; outcome: "too-long" })[],
  present: readonly Present[],
): Placed[] {
  const byHash = new Map(present.map((one) => [one.contentHash, one]));
  const names = new Set(present.map(({ externalId }) => externalId));
  return derived.map((one): Placed => {
    if (one.outcome !== "child") return one;
    const { parent, child } = one;
    const there = byHash.get(child.contentHash);
    if (there?.state === "excluded") return { outcome: "kept-out", parent };
    if (!there) {
      const externalId = freeName(child, names);
      names.add(externalId);
      const made: Present = { id: child.id, externalId, contentHash: child.contentHash, state: "standing" };
      byHash.set(child.contentHash, made);
      return { outcome: "child", parent, child: made, isNew: true, isBrought: true, derived: one };
    }
    const isBrought = there.state === "undone";
    if (isBrought) byHash.set(child.contentHash, { ...there, state: "standing" });
    return {
      outcome: there.id === child.id ? "child" : "merged",
      parent,
      child: there,
      isNew: false,
      isBrought,
      derived: one,
    };
  });
}

/** Its own name, or where somebody's import has it already the one with its whole id. */
function freeName({ id, externalId }: Child, names: ReadonlySet<string>): string {
  return names.has(externalId) ? `${externalId}-${id}` : externalId;
}
