const MAC: Record<string, string> = { mod: "⌘", alt: "⌥", ctrl: "⌃", shift: "⇧" };
const OTHER: Record<string, string> = { mod: "Ctrl", alt: "Alt", ctrl: "Ctrl", shift: "⇧" };
const NAMED: Record<string, string> = {
  enter: "↵",
  up: "↑",
  down: "↓",
  left: "←",
  right: "→",
  esc: "Esc",
  space: "Space",
  tab: "Tab",
  backspace: "⌫",
};

/** The glyphs of a key combination such as `mod+enter`, one string per key; `mod` is Command on a Mac, else Control. */
export function keyGlyphs(combination: string, mac: boolean): string[] {
  const modifiers = mac ? MAC : OTHER;
  return combination.split("+").map((key) => modifiers[key] ?? NAMED[key] ?? key.toUpperCase());
}

const ARIA: Record<string, string> = {
  alt: "Alt",
  ctrl: "Control",
  shift: "Shift",
  enter: "Enter",
  up: "ArrowUp",
  down: "ArrowDown",
  left: "ArrowLeft",
  right: "ArrowRight",
  esc: "Escape",
  space: "Space",
  tab: "Tab",
  backspace: "Backspace",
};

/** The same combination as a value of `aria-keyshortcuts`; `mod` names both platforms. */
export function ariaKeys(combination: string): string {
  const spell = (mod: string) =>
    combination
      .split("+")
      .map((key) => (key === "mod" ? mod : (ARIA[key] ?? key.toUpperCase())))
      .join("+");
  return combination.includes("mod") ? `${spell("Control")} ${spell("Meta")}` : spell("Control");
}
