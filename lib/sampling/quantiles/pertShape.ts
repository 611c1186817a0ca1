/**
 * Shape of the beta distribution behind a PERT distribution: alpha and beta, each from 1 to 5, add up to 6
 * (Malcolm and others 1959, doi:10.1287/opre.7.5.646, in the usual form with weight 4 on the mode).
 *
 * @param low lower than high; mode lies between them
 */
export function pertShape(low: number, mode: number, high: number): { alpha: number; beta: number } {
  const width = high - low;
  return { alpha: 1 + (4 * (mode - low)) / width, beta: 1 + (4 * (high - mode)) / width };
}
