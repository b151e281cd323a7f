/** What of a keyboard event decides its name. */
export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  isComposing: boolean;
  getModifierState(key: string): boolean;
}

const NAMED: Record<string, string> = {
  Enter: "enter",
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
  Escape: "esc",
  Backspace: "backspace",
  Delete: "delete",
  PageUp: "pageup",
  PageDown: "pagedown",
  Pause: "pause",
  " ": "space",
};

const WITH_MOD: Record<string, string> = { enter: "mod+enter", z: "mod+z" };

/**
 * The name of a pressed key as the table of keys has it: `u`, `4`, `mod+enter`, `shift+space`. Null for combinations that belong to
 * the browser, the system or an input method. AltGr is not a modifier but writes characters. A digit is the digit of the key row also
 * where the layout puts it behind Shift, and a letter is that of the key's place where the layout is not Latin.
 */
export function keyName(press: KeyPress): string | null {
  if (press.isComposing || press.getModifierState("AltGraph")) return null;
  const mod = press.ctrlKey || press.metaKey;
  if (press.altKey || (press.ctrlKey && press.metaKey)) return null;
  if (mod) return press.shiftKey ? null : (WITH_MOD[press.key.toLowerCase()] ?? null);
  const named = NAMED[press.key];
  if (named) return press.shiftKey ? `shift+${named}` : named;
  if (/^[0-9?/]$/.test(press.key)) return press.key;
  const digit = /^Digit([0-9])$/.exec(press.code)?.[1];
  if (digit && !press.shiftKey && !/^[a-z]$/i.test(press.key)) return digit;
  if (/^[a-z]$/i.test(press.key)) return press.shiftKey ? null : press.key.toLowerCase();
  const letter = /^Key([A-Z])$/.exec(press.code)?.[1];
  return letter && press.key.length === 1 && !press.shiftKey ? letter.toLowerCase() : null;
}
