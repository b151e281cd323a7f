/** Input that cannot be used: where, which field, and what to do about it. Ends a command with exit code 2. */
export class InputError extends Error {
  /** `line` counts from 1 (the header of a CSV file is line 1); `null` when the problem is not in one line. */
  constructor(
    readonly line: number | null,
    readonly field: string,
    problem: string,
    readonly remedy: string,
  ) {
    super(problem);
  }

  describe(): string {
    const place = this.line === null ? "" : `line ${this.line}, `;
    return `${place}${this.field}: ${this.message}. ${this.remedy}`;
  }
}

/** Runs a command on the process's arguments and prints its result; an `InputError` goes to standard error, with exit code 2. */
export async function runCommand(command: (args: readonly string[]) => Promise<string>): Promise<void> {
  try {
    process.stdout.write(await command(process.argv.slice(2)));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    process.stderr.write(`${error.describe()}\n`);
    process.exitCode = 2;
  }
}
