/**
 * Refuses a sample that was made for another estimator.
 *
 * @throws RangeError that says which is wanted and which was given
 */
export function checkKind<Kind extends string>(
  estimator: string,
  sample: { readonly kind: string },
  kind: Kind,
): asserts sample is { readonly kind: Kind } {
  if (sample.kind !== kind) {
    throw new RangeError(`${estimator} takes a ${kind} sample; this is a ${sample.kind} sample`);
  }
}
