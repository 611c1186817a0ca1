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
  const rounded = roundSignificant(value, digits);
  if (!(standardError > 0)) return rounded;
  const place = placeOf(standardError);
  if (place <= placeOf(value) - digits + 1) return rounded;
  // Through text, so that the decimal is the one that is read.
  return place >= 0
    ? Math.round(value / Number(`1e${place}`)) * Number(`1e${place}`)
    : Number(value.toFixed(-place));
}

/** Power of ten of the leading digit. */
function placeOf(value: number): number {
  return Number(Math.abs(value).toExponential().split("e")[1]);
}
