/** Why reading a file ended before its end, for the person whose file it is. */
export class UnreadableFile extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = "UnreadableFile";
  }
}
