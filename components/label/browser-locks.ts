/** Locks that hold over all windows of one browser. Without them (a plain http address) a window acts as if it were alone. */
function locks(): LockManager | undefined {
  return typeof navigator === "undefined" ? undefined : navigator.locks;
}

/** Runs work under a name, one at a time. */
export async function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  const manager = locks();
  return manager ? manager.request(name, work) : inTurn(name, work);
}

const turns = new Map<string, Promise<unknown>>();

async function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  const turn = (turns.get(name) ?? Promise.resolve()).then(work);
  turns.set(
    name,
    turn.catch(() => undefined),
  );
  return turn;
}

/** Examples that this window works on, so that another window does not show them as well. */
export class WindowClaims {
  private readonly releases = new Map<string, () => void>();

  /** False where another window has it. */
  async claim(assignmentId: string): Promise<boolean> {
    const manager = locks();
    if (!manager || this.releases.has(assignmentId)) return true;
    return new Promise((answer) => {
      void manager.request(`label:${assignmentId}`, { ifAvailable: true }, (lock) => {
        answer(lock !== null);
        if (!lock) return;
        return new Promise<void>((release) => this.releases.set(assignmentId, release));
      });
    });
  }

  release(assignmentId: string): void {
    this.releases.get(assignmentId)?.();
    this.releases.delete(assignmentId);
  }

  releaseAll(): void {
    for (const id of [...this.releases.keys()]) this.release(id);
  }
}
