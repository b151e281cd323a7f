"use client";

import { Switch as Radix } from "radix-ui";
import { type ReactNode, useId } from "react";

interface SwitchProps {
  label: ReactNode;
  help?: ReactNode;
  checked?: boolean;
  defaultChecked?: boolean;
  onCheckedChange?: (checked: boolean) => void;
  name?: string;
  disabled?: boolean;
}

/** On or off, in force at once; where a form is sent later, use `Checkbox`. */
export function Switch({ label, help, ...rest }: SwitchProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-2">
      <Radix.Root
        {...rest}
        id={id}
        className="group mt-px h-[18px] w-8 shrink-0 cursor-pointer rounded-full border border-edge bg-sunken transition-colors data-[state=checked]:border-slate data-[state=checked]:bg-slate disabled:opacity-50 forced-colors:forced-color-adjust-none"
      >
        <Radix.Thumb className="block size-3 translate-x-0.5 rounded-full bg-edge transition-transform data-[state=checked]:translate-x-4 data-[state=checked]:bg-on-slate rtl:-translate-x-0.5 rtl:data-[state=checked]:-translate-x-4" />
      </Radix.Root>
      <label htmlFor={id} className="min-w-0 cursor-pointer">
        {label}
        {help && <span className="block text-muted">{help}</span>}
      </label>
    </div>
  );
}
