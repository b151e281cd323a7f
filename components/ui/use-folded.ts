"use client";

import { useEffect, useState } from "react";
import { flushSync } from "react-dom";

/** Whether all of something long is shown: at a press, and on paper, where nobody can press. */
export function useFolded(isLong: boolean): { isWhole: boolean; toggle: () => void } {
  const [isOpen, setIsOpen] = useState(false);
  const [isPrinted, setIsPrinted] = useState(false);
  useEffect(() => {
    const before = () => flushSync(() => setIsPrinted(true));
    const after = () => setIsPrinted(false);
    addEventListener("beforeprint", before);
    addEventListener("afterprint", after);
    return () => {
      removeEventListener("beforeprint", before);
      removeEventListener("afterprint", after);
    };
  }, []);
  return { isWhole: !isLong || isOpen || isPrinted, toggle: () => setIsOpen(!isOpen) };
}
