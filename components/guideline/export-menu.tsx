"use client";

import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";

const FORMATS = [
  { format: "promptfoo", label: "promptfoo assertions (YAML)" },
  { format: "inspect", label: "Inspect scorer (Python)" },
  { format: "openai-grader", label: "OpenAI-style graders (JSON)" },
  { format: "langfuse", label: "Langfuse score configs (JSON)" },
] as const;

/** The version for other evaluation tools. `file` is the address up to the format's name. */
export function ExportMenu({ file }: { file: string }) {
  return (
    <Menu align="end" trigger={<Button icon={<Download aria-hidden />}>For other tools</Button>}>
      {FORMATS.map(({ format, label }) => (
        <MenuItem key={format} onSelect={() => window.location.assign(`${file}${format}`)}>
          {label}
        </MenuItem>
      ))}
    </Menu>
  );
}
