/**
 * One answer for all who ask within a while: however many ask at once, and however often, one of them is asked for.
 * @param keeps for how many milliseconds an answer is given again
 */
export function sharedAnswer<T>(ask: () => Promise<T>, keeps: (answer: T) => number): () => Promise<T> {
  let last: { answer: Promise<T>; until: number } | null = null;
  return () => {
    if (last && Date.now() < last.until) return last.answer;
    const asked = { answer: ask(), until: Infinity };
    last = asked;
    asked.answer.then(
      (answer) => (asked.until = Date.now() + keeps(answer)),
      () => (asked.until = 0),
    );
    return asked.answer;
  };
}
