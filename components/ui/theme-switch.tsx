"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { useSyncExternalStore } from "react";
import { IconButton } from "./icon-button";

const NEXT = { system: "light", light: "dark", dark: "system" } as const;
const SIGNS = { system: Monitor, light: Sun, dark: Moon } as const;
const never = () => () => {};

/** Steps through system, light and dark; its name says which one holds. */
export function ThemeSwitch() {
  const { theme, setTheme } = useTheme();
  const mounted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const current = mounted && (theme === "light" || theme === "dark") ? theme : "system";
  const Sign = SIGNS[current];
  return (
    <IconButton label={`Theme: ${current}. Change to ${NEXT[current]}`} onClick={() => setTheme(NEXT[current])}>
      <Sign aria-hidden />
    </IconButton>
  );
}
