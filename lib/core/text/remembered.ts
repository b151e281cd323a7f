/** What is asked of texts of which several are the same. */
export function remembered<T>(ask: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>();
  return (text) => {
    let answer = answers.get(text);
    if (answer === undefined) {
      answer = ask(text);
      answers.set(text, answer);
    }
    return answer;
  };
}
