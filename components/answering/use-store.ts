"use client";

import { useSyncExternalStore } from "react";

/** Follows a store outside of React. */
export function useStore<Value>(store: { read: () => Value; subscribe: (listener: () => void) => () => void }): Value {
  return useSyncExternalStore(store.subscribe, store.read, store.read);
}
