/** The browser's storage; none while a page is drawn on the server. */
export const browserStore = (): Pick<Storage, "getItem" | "setItem" | "removeItem"> =>
  typeof localStorage === "undefined" ? NOWHERE : localStorage;

const NOWHERE = { getItem: () => null, setItem: () => {}, removeItem: () => {} };
