/** A call that cannot be carried out as it stands; ends with status 2. */
export class WrongCall extends Error {
  override readonly name = "WrongCall";
}

/** Reads a whole number of an option. */
export function wholeNumber(option: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text.trim()) || value < least || value > most) {
      throw new WrongCall(`${option} takes a whole number from ${least} to ${most}, not "${text}"`);
    }
    return value;
  };
}

/** Reads a number of an option. */
export function anyNumber(option: string): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === "" || !Number.isFinite(value))
      throw new WrongCall(`${option} takes a number, not "${text}"`);
    return value;
  };
}

/** Reads one of a few words of an option. */
export function oneOf<Word extends string>(option: string, words: readonly Word[]): (text: string) => Word {
  return (text) => {
    const found = words.find((word) => word === text);
    if (found === undefined) throw new WrongCall(`${option} takes ${words.join(", ")}, not "${text}"`);
    return found;
  };
}

/** Reads a seed: any text that can be written down again. */
export function readSeed(text: string): string {
  if (/\p{Cc}/u.test(text))
    throw new WrongCall(
      `--seed takes a number or a text of letters that can be printed, not ${JSON.stringify(text)}`,
    );
  return text;
}
