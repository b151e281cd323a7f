/** The name under which `groupsStatement` has what says the same; no slice is called so. */
export const COPIES = "\u0001";
