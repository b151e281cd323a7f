"use client";

import { useCallback, useMemo, useState } from "react";

export interface ExampleViewControl {
  /** Texts as they were written. */
  raw: boolean;
  /** The search field is open. */
  finding: boolean;
  /** Differences between responses are marked. */
  comparing: boolean;
  toggleRaw: () => void;
  toggleFind: () => void;
  closeFind: () => void;
  toggleCompare: () => void;
}

/** The switches of an example's view, for a page that binds keys to them; hand the result to `ExampleView`. */
export function useExampleView(): ExampleViewControl {
  const [raw, setRaw] = useState(false);
  const [finding, setFinding] = useState(false);
  const [comparing, setComparing] = useState(false);
  const closeFind = useCallback(() => setFinding(false), []);
  return useMemo(
    () => ({
      raw,
      finding,
      comparing,
      toggleRaw: () => setRaw((before) => !before),
      toggleFind: () => setFinding((before) => !before),
      closeFind,
      toggleCompare: () => setComparing((before) => !before),
    }),
    [raw, finding, comparing, closeFind],
  );
}
