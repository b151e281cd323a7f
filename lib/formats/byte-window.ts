/** The stretch of a stream that has arrived and is not yet consumed. */
export class ByteWindow {
  #store: Buffer = Buffer.alloc(0);
  #end = 0;
  #isOwn = false;
  /** Index into `bytes` of the first byte that is not yet consumed. */
  position = 0;

  /** What has arrived, up to the newest byte. The view is valid until the next `append`. */
  get bytes(): Buffer {
    return this.#end === this.#store.length ? this.#store : this.#store.subarray(0, this.#end);
  }

  /** Number of bytes that are not yet consumed. */
  get size(): number {
    return this.#end - this.position;
  }

  /** Adds a piece. May move what is not consumed to the front: keep offsets relative to `position`, not indexes. */
  append(chunk: Uint8Array): void {
    const rest = this.size;
    if (rest === 0) {
      this.#store = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      this.#isOwn = false;
      this.#end = chunk.length;
      this.position = 0;
      return;
    }
    if (!this.#isOwn || this.#end + chunk.length > this.#store.length) this.#makeRoom(rest, chunk.length);
    this.#store.set(chunk, this.#end);
    this.#end += chunk.length;
  }

  /** Capacity doubles, so that the bytes of a long record are copied a constant number of times on average. */
  #makeRoom(rest: number, more: number): void {
    const store = Buffer.allocUnsafeSlow(Math.max(rest + more, 2 * rest));
    this.#store.copy(store, 0, this.position, this.#end);
    this.#store = store;
    this.#isOwn = true;
    this.#end = rest;
    this.position = 0;
  }
}
