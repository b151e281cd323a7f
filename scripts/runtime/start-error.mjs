/** Something that keeps us from going on and that its reader can put right: what happened, and what to do. */
export class StartError extends Error {
  /**
   * @param {string} message what happened
   * @param {string} remedy what to do
   */
  constructor(message, remedy) {
    super(message);
    this.name = "StartError";
    this.remedy = remedy;
  }
}
