"use client";

import { ALargeSmall } from "lucide-react";
import type { CSSProperties } from "react";
import { FieldSet } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Popover } from "@/components/ui/popover";
import { RadioGroup } from "@/components/ui/radio-group";
import { useStored } from "@/components/ui/use-stored";

const SIZES = { normal: "1rem", small: "0.875rem", large: "1.125rem", largest: "1.375rem" };
const WIDTHS = { normal: "72ch", narrow: "56ch", full: "none" };

const useSize = () => useStored("reading.size", ["normal", "small", "large", "largest"]);
const useWidth = () => useStored("reading.width", ["normal", "narrow", "full"]);

/** The reader's size and width of text as custom properties; set them on what surrounds the texts. */
export function useReadingStyle(): CSSProperties {
  const [size] = useSize();
  const [width] = useWidth();
  return { "--reading-size": SIZES[size], "--reading-width": WIDTHS[width] } as CSSProperties;
}

/** Lets the reader choose how texts are set, on this device. */
export function ReadingSettings() {
  const [size, setSize] = useSize();
  const [width, setWidth] = useWidth();
  const trigger = (
    <IconButton size="sm" label="Size and width of the text">
      <ALargeSmall aria-hidden />
    </IconButton>
  );
  return (
    <Popover trigger={trigger} label="Size and width of the text" align="end">
      <div className="grid grid-cols-2 gap-6">
        <FieldSet legend="Size">
          <RadioGroup
            value={size}
            onValueChange={(value) => setSize(value as typeof size)}
            options={[
              { value: "small", label: "Small" },
              { value: "normal", label: "Normal" },
              { value: "large", label: "Large" },
              { value: "largest", label: "Largest" },
            ]}
          />
        </FieldSet>
        <FieldSet legend="Width">
          <RadioGroup
            value={width}
            onValueChange={(value) => setWidth(value as typeof width)}
            options={[
              { value: "narrow", label: "56 characters" },
              { value: "normal", label: "72 characters" },
              { value: "full", label: "All there is" },
            ]}
          />
        </FieldSet>
      </div>
    </Popover>
  );
}
