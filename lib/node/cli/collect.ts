/** Reads an option that may be repeated. */
export const collect =
  <Value>(read: (text: string) => Value) =>
  (text: string, before: Value[]) => [...before, read(text)];
