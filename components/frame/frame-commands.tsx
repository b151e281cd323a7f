"use client";

import { Keyboard, Monitor, Moon, Printer, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import type { PaletteItem } from "@/components/ui/command-palette";

/** What can be done on every page, for the palette. */
export function useFrameCommands(showKeys: () => void): PaletteItem[] {
  const { setTheme } = useTheme();
  const colours = ["dark mode", "light mode", "night", "colours", "appearance", "contrast"];
  return [
    {
      id: "theme dark",
      label: "Theme: dark",
      words: colours,
      icon: <Moon aria-hidden />,
      onSelect: () => setTheme("dark"),
    },
    {
      id: "theme light",
      label: "Theme: light",
      words: colours,
      icon: <Sun aria-hidden />,
      onSelect: () => setTheme("light"),
    },
    {
      id: "theme system",
      label: "Theme: as the system",
      words: colours,
      icon: <Monitor aria-hidden />,
      onSelect: () => setTheme("system"),
    },
    {
      id: "print",
      label: "Print this page",
      words: ["PDF", "paper", "save as PDF"],
      icon: <Printer aria-hidden />,
      // The palette must be gone before the page is laid out for paper.
      onSelect: () => setTimeout(() => print(), 100),
    },
    {
      id: "keys",
      label: "Keyboard shortcuts",
      words: ["keys", "hotkeys", "help"],
      icon: <Keyboard aria-hidden />,
      onSelect: showKeys,
    },
  ];
}
