import { useSyncExternalStore } from "react";

/** A value outside of React that components follow by `useStore`. */
export class Observable<Value> {
  private readonly listeners = new Set<() => void>();

  constructor(private value: Value) {}

  read = (): Value => this.value;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  set(value: Value): void {
    if (Object.is(value, this.value)) return;
    this.value = value;
    for (const listener of this.listeners) listener();
  }
}

/** Follows a value outside of React. */
export function useStore<Value>(store: { read: () => Value; subscribe: (listener: () => void) => () => void }): Value {
  return useSyncExternalStore(store.subscribe, store.read, store.read);
}
