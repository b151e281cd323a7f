"use client";

import clsx from "clsx";
import { Command } from "cmdk";
import { Check, ChevronsUpDown } from "lucide-react";
import { useState } from "react";
import { useFieldAttributes } from "./field-context";
import { controlStyle } from "./input";
import { Popover } from "./popover";

export interface ComboboxOption {
  value: string;
  label: string;
  hint?: string;
}

interface ComboboxProps {
  options: readonly ComboboxOption[];
  /** The chosen values; `multiple` decides whether there may be more than one. */
  value: readonly string[];
  onValueChange: (value: string[]) => void;
  multiple?: boolean;
  placeholder?: string;
  /** What is being chosen, for assistive technology. */
  label: string;
  className?: string;
}

/** Choosing from a list too long for `Select`: type to narrow it down. */
export function Combobox({
  options,
  value,
  onValueChange,
  multiple = false,
  placeholder = "Choose",
  label,
  className,
}: ComboboxProps) {
  const [open, setOpen] = useState(false);
  const chosen = options.filter((option) => value.includes(option.value));
  function choose(picked: string) {
    if (!multiple) {
      onValueChange([picked]);
      setOpen(false);
    } else {
      onValueChange(value.includes(picked) ? value.filter((one) => one !== picked) : [...value, picked]);
    }
  }
  // A button cannot be required; the field's label says it.
  const { "aria-required": _, ...field } = useFieldAttributes();
  const trigger = (
    <button
      type="button"
      {...field}
      aria-label={field.id ? undefined : `${label}: ${chosen.map((option) => option.label).join(", ") || placeholder}`}
      className={clsx(
        controlStyle,
        "flex h-8 cursor-pointer items-center gap-2 text-start pointer-coarse:h-10",
        className,
      )}
    >
      <span className={clsx("min-w-0 flex-1 truncate", chosen.length === 0 && "text-muted")}>
        {chosen.map((option) => option.label).join(", ") || placeholder}
      </span>
      <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted" />
    </button>
  );
  return (
    <Popover trigger={trigger} label={label} open={open} onOpenChange={setOpen} className="w-72 p-0!">
      <Command label={label}>
        <Command.Input
          placeholder="Type to narrow down"
          className="h-9 w-full border-b border-line bg-transparent px-3 outline-none placeholder:text-muted"
        />
        <Command.List className="max-h-72 overflow-auto p-1">
          <Command.Empty className="px-2 py-3 text-muted">Nothing matches.</Command.Empty>
          {options.map((option) => (
            <Command.Item
              key={option.value}
              value={option.value}
              keywords={[option.label, option.hint ?? ""]}
              onSelect={() => choose(option.value)}
              className="flex min-h-7 cursor-pointer items-center gap-2 rounded-sm px-2 data-[selected=true]:bg-sunken pointer-coarse:min-h-10"
            >
              <Check aria-hidden className={clsx("size-4 shrink-0", value.includes(option.value) || "invisible")} />
              <span className="min-w-0 flex-1 truncate">{option.label}</span>
              {value.includes(option.value) && <span className="sr-only">chosen</span>}
              {option.hint && <span className="shrink-0 text-xs text-muted">{option.hint}</span>}
            </Command.Item>
          ))}
        </Command.List>
      </Command>
    </Popover>
  );
}
