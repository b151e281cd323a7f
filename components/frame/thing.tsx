"use client";

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";

const ThingContext = createContext<ReactNode>(null);
const SetThingContext = createContext<(thing: ReactNode) => void>(() => {});

/** Keeps what the page in the frame is about, so that the frame can say it wherever one has scrolled to. */
export function ThingProvider({ children }: { children: ReactNode }) {
  const [thing, setThing] = useState<ReactNode>(null);
  return (
    <SetThingContext value={setThing}>
      <ThingContext value={thing}>{children}</ThingContext>
    </SetThingContext>
  );
}

/** What the page is about, as its title says. */
export function useThing(): ReactNode {
  return useContext(ThingContext);
}

/** Tells the frame what the page is about; `PageHeader` does it with the title. */
export function Thing({ name }: { name: ReactNode }) {
  const setThing = useContext(SetThingContext);
  useEffect(() => {
    setThing(name);
    return () => setThing(null);
  }, [name, setThing]);
  return null;
}
