/** Rounds to this many significant digits. */
export function roundSignificant(value: number, digits: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(digits));
}

/**
 * Rounds to what the standard error supports: the place of the error's leading digit is the last that
 * is kept. At most `digits` significant digits, because no input is known better.
 */
export function roundToError(value: number, standardError: number, digits = 3): number {
  if (value === 0 || !Number.isFinite(value)) return value;
  if (isKnownTo(value, standardError, digits)) return roundSignificant(value, digits);
  const place = placeOf(standardError);
  const known = placeOf(value) - place + 1;
  if (known > 0) return roundSignificant(value, known);
  const isNearer = Math.abs(value) >= Number(`5e${place - 1}`);
  return isNearer ? Math.sign(value) * Number(`1e${place}`) : 0;
}

/**
 * Rounds values that rise, each to what its standard error supports. Where that would put one below the one before it,
 * as an error above the value itself can, none is cut for its error.
 *
 * @param kept digits of a value that is known to `digits`; default: as many
 */
export function roundRising(
  values: readonly { readonly value: number; readonly standardError: number | null }[],
  digits: number,
  kept = digits,
): number[] {
  const whole = values.map(({ value }) => roundSignificant(value, kept));
  const cut = values.map(({ value, standardError }, index) =>
    isKnownTo(value, standardError ?? 0, digits)
      ? whole[index]!
      : roundToError(value, standardError ?? 0, digits),
  );
  return isRising(cut) ? cut : whole;
}

/** Whether the leading digit of the error stands no further left than the last of so many digits of the value. */
export function isKnownTo(value: number, standardError: number, digits: number): boolean {
  return !(standardError > 0) || value === 0 || placeOf(standardError) <= placeOf(value) - digits + 1;
}

/** Whether none is less than the one before it. */
export function isRising(values: readonly number[]): boolean {
  return values.every((value, index) => index === 0 || values[index - 1]! <= value);
}

/** Power of ten of the leading digit. */
function placeOf(value: number): number {
  return Number(Math.abs(value).toExponential().split("e")[1]);
}
